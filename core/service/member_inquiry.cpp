#include "core/service/member_inquiry.h"

#include "core/wechatpay/circle_queries.h"

#include <utility>

namespace pd {

void inquireMember(ApiClient &client, const MemberQuestion &question, qint64 brandid,
                   std::function<void(const MemberAnswer &)> done)
{
    queryAuthorization(
        client, question,
        [&client, question, brandid,
         done = std::move(done)](const Result<MemberAuthorization, QueryError> &authorization) {
            MemberAnswer answer;
            if (!authorization) {
                answer.problem = authorization.error();
            } else {
                answer.authorization = *authorization;
            }
            if (answer.problem || brandid <= 0) {
                done(answer);
                return;
            }
            queryCommitStatus(client, question, brandid,
                              [answer, done](const Result<CommitStatus, QueryError> &status) {
                                  MemberAnswer whole = answer;
                                  if (status) {
                                      whole.pending = *status;
                                  }
                                  done(whole);
                              });
        });
}

} // namespace pd
