#include "core/service/update_check.h"

#include "core/domain/clock.h"

#include <QPointer>
#include <QSettings>

#include <chrono>
#include <utility>

namespace pd {

namespace {

constexpr auto lookEvery
    = std::chrono::hours(1); // a machine may sleep; whether it is due says the rule
constexpr int statusOk = 200;
constexpr QLatin1String urlKey("url");
constexpr QLatin1String askedAtKey("asked_at");
constexpr QLatin1String newestKey("newest");

Result<QVersionNumber, UpdateProblem> newestOf(const SendEnd &end)
{
    const auto *reply = std::get_if<HttpReply>(&end);
    if (reply == nullptr) {
        return fail(UpdateProblem::NotReachable);
    }
    if (reply->status != statusOk) {
        return fail(UpdateProblem::Refused);
    }
    if (reply->truncated) {
        return fail(UpdateProblem::NotUnderstood);
    }
    return readReleaseDocument(reply->body);
}

} // namespace

UpdateCheck::UpdateCheck(UpdateSettings settings, std::unique_ptr<Transport> transport,
                         const Clock &clock)
    : m_settings(std::move(settings))
    , m_transport(std::move(transport))
    , m_clock(clock)
{
    m_state.hasAddress = true;
    m_state.running = m_settings.running;
    connect(&m_timer, &QTimer::timeout, this, &UpdateCheck::look);
}

UpdateCheck::~UpdateCheck() = default;

void UpdateCheck::start()
{
    recall();
    Q_EMIT changed(m_state);
    m_timer.start(lookEvery);
    look();
}

void UpdateCheck::look()
{
    if (isUpdateCheckDue(m_state.askedAt, m_clock.now())) {
        askNow();
    }
}

void UpdateCheck::askNow()
{
    if (m_state.asking) {
        return;
    }
    m_state.asking = true;
    m_state.askedAt = m_clock.now();
    remember(); // before the answer: a program that is closed meanwhile has asked
    Q_EMIT changed(m_state);
    HttpRequest request;
    request.method = "GET";
    request.url = m_settings.url;
    request.headers = {{"Accept", "application/json"},
                       {"User-Agent", "PointsDesk/" + m_settings.running.toLatin1()}};
    m_transport->send(request, [check = QPointer<UpdateCheck>(this)](const SendEnd &end) {
        if (check) {
            check->onAnswer(end);
        }
    });
}

void UpdateCheck::onAnswer(const SendEnd &end)
{
    m_state.asking = false;
    m_state.problem.reset();
    const auto newest = newestOf(end);
    if (newest) {
        m_state.newest = newest->toString();
        m_state.isNewer = isNewerVersion(m_state.newest, m_state.running);
        remember();
    } else {
        m_state.problem = newest.error(); // what was known of before stays
    }
    Q_EMIT changed(m_state);
}

void UpdateCheck::remember() const
{
    // If it can't be kept, the next start asks again.
    QSettings memory(m_settings.memoryPath, QSettings::IniFormat);
    memory.setValue(urlKey, m_settings.url.toString());
    memory.setValue(askedAtKey, m_state.askedAt.toUTC().toString(Qt::ISODate));
    memory.setValue(newestKey, m_state.newest);
}

void UpdateCheck::recall()
{
    const QSettings memory(m_settings.memoryPath, QSettings::IniFormat);
    if (memory.value(urlKey).toString() != m_settings.url.toString()) {
        return; // another address may say something else
    }
    m_state.askedAt = QDateTime::fromString(memory.value(askedAtKey).toString(), Qt::ISODate);
    const QString newest = memory.value(newestKey).toString();
    m_state.isNewer = isNewerVersion(newest, m_state.running);
    m_state.newest = m_state.isNewer ? newest : QString();
}

} // namespace pd
