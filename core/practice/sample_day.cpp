#include "core/practice/sample_day.h"

#include "core/domain/practice_merchant.h"
#include "core/domain/zoned_time.h"
#include "core/practice/shops.h"
#include "core/practice/special_places.h"

#include <algorithm>
#include <array>

namespace pd {

namespace {

constexpr int paymentCount = 300;
constexpr int memberCount = 120;
constexpr int yesterdayCount = 8;
constexpr int refundCount = 6;
constexpr int refundEvery = 23;
constexpr int hugePayment = 60; ///< the index of the jeweller's
constexpr int longNameShop = 61; ///< the index of the payment at the shop with the longest name
constexpr int rareNameShop = 62; ///< and with the rarest characters
constexpr int rareNameIndex = 18; ///< in practiceShops()
constexpr qint64 hugeFen = 128'888'800;
constexpr int openingHour = 10;
constexpr int openingMinute = 30; ///< of the hour; from then on a day can be shown
constexpr int closingHour = 22;
constexpr qint64 secondsPerHour = 3600;
constexpr int shanghaiOffset = 8 * 3600;
constexpr qint64 notificationSeconds = 5; ///< at most, behind the payment

/// The same numbers on every platform and in every version: splitmix64 (public domain, S. Vigna).
class Numbers
{
public:
    explicit Numbers(quint64 seed)
        : m_state(seed)
    { }
    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15U;
        quint64 z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    /// From 0 to count - 1; 0 where there is nothing to choose.
    qint64 below(qint64 count)
    {
        return static_cast<qint64>(next() % static_cast<quint64>(std::max(count, qint64{1})));
    }

private:
    quint64 m_state;
};

/// How busy the mall is in each hour of the day, by its customers' wallets.
constexpr std::array<int, 24> busyness{1,  1, 1, 1, 1, 1, 1,  2,  3, 4, 5, 8,
                                       10, 8, 6, 6, 6, 7, 10, 10, 9, 7, 3, 2};
constexpr int busiest = 10;

QString memberOpenid(int member)
{
    static const QString letters
        = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
    constexpr int length = 28;
    constexpr quint64 membersSeed = 0x506F696E7473;
    QString openid = QStringLiteral("oUpF8"); // the same for all members of one mini-program
    Numbers numbers(membersSeed + static_cast<quint64>(member));
    while (openid.size() < length) {
        openid += letters[numbers.below(letters.size())];
    }
    return openid;
}

/// Where in the list of payments the special places stand: spread over the day.
int specialIndex(int place)
{
    constexpr int first = 20;
    constexpr int step = 16;
    return first + step * place;
}

class DayMaker
{
public:
    explicit DayMaker(const QDateTime &now)
        : m_now(inShanghai(now))
        , m_today(m_now.date())
        , m_open(m_now.time() >= QTime(openingHour, openingMinute))
    {
        for (const PracticeShop &shop : practiceShops()) {
            m_allWeights += shop.weight;
        }
    }

    QList<Transaction> make()
    {
        QList<Transaction> day;
        day.reserve(paymentCount);
        for (int i = 0; i < paymentCount; ++i) {
            day.append(payment(i));
        }
        for (int i = 0; i < specialPlaces().size(); ++i) {
            Transaction &special = day[specialIndex(i)];
            special.transactionId
                = idOf(inShanghai(special.paidAt).date(),
                       special.transactionId.right(10).left(4).toLongLong() * 1'000'000
                           + specialPlaces().at(i).digits);
        }
        std::stable_sort(day.begin(), day.end(), [](const Transaction &a, const Transaction &b) {
            return a.paidAt < b.paidAt;
        });
        return day;
    }

private:
    [[nodiscard]] Numbers numbersOf(int index) const
    {
        return Numbers(static_cast<quint64>(m_today.toJulianDay()) * 1'000
                       + static_cast<quint64>(index));
    }

    Transaction payment(int index)
    {
        Numbers numbers = numbersOf(index);
        const PracticeShop &shop = shopOf(index, numbers);
        Transaction made;
        made.mchid = practice_merchant::mchid.toString();
        made.merchantName = practice_merchant::mallName.toString();
        made.appid = practice_merchant::appid.toString();
        made.shopName = shop.name;
        made.shopNumber = shop.number;
        // Every member pays once, some come again and again.
        made.openid = memberOpenid(static_cast<int>(
            index < memberCount ? index : numbers.below(numbers.below(memberCount) + 1)));
        made.amountFen = index == hugePayment ? hugeFen : amountOf(shop, numbers);
        setTimes(made, index, numbers);
        made.transactionId = idOf(inShanghai(made.paidAt).date(), digitsOf(index));
        if (index % refundEvery == 2 && index / refundEvery >= 1
            && index / refundEvery <= refundCount) {
            // A third to two thirds of it, in whole yuan where that is possible.
            const qint64 part = made.amountFen / 3 + numbers.below(made.amountFen / 3 + 1);
            made.refundedFen = part >= 200 ? part - part % 100 : part;
        }
        if (index % 11 == 5) {
            made.commitTag = QStringLiteral("manual");
        }
        return made;
    }

    const PracticeShop &shopOf(int index, Numbers &numbers) const
    {
        const QList<PracticeShop> &shops = practiceShops();
        if (index == hugePayment) {
            return jewellerShop();
        }
        if (index == longNameShop) {
            return shops.constLast();
        }
        if (index == rareNameShop) {
            return shops.at(rareNameIndex);
        }
        if (index < shops.size()) {
            return shops.at(index); // every shop sells something
        }
        qint64 at = numbers.below(m_allWeights);
        for (const PracticeShop &shop : shops) {
            at -= shop.weight;
            if (at < 0) {
                return shop;
            }
        }
        return shops.constFirst();
    }

    static qint64 amountOf(const PracticeShop &shop, Numbers &numbers)
    {
        // The smaller of two: most payments are nearer the cheap end.
        const qint64 range = shop.mostYuan - shop.leastYuan + 1;
        const qint64 yuan = shop.leastYuan + std::min(numbers.below(range), numbers.below(range));
        return yuan * 100 + (shop.endingFen < 0 ? numbers.below(100) : shop.endingFen);
    }

    static QDateTime at(const QDate &day, qint64 second)
    {
        return QDateTime(day, QTime(0, 0), Qt::OffsetFromUTC, shanghaiOffset).addSecs(second);
    }

    /// A second from `from` up to `to`, more likely in a busy hour.
    static qint64 secondIn(qint64 from, qint64 to, Numbers &numbers)
    {
        constexpr int tries = 8;
        qint64 second = from;
        for (int i = 0; i < tries; ++i) {
            second = from + numbers.below(std::max(to - from, qint64{1}));
            const auto hour = static_cast<size_t>(second / secondsPerHour) % busyness.size();
            if (numbers.below(busiest) < busyness.at(hour)) {
                break;
            }
        }
        return second;
    }

    void setTimes(Transaction &made, int index, Numbers &numbers) const
    {
        const bool isYesterdays = index > memberCount && index <= memberCount + yesterdayCount;
        const qint64 delay = 1 + numbers.below(notificationSeconds - 1);
        const qint64 lastSecond = m_now.time().msecsSinceStartOfDay() / 1000 - notificationSeconds;
        constexpr qint64 evening = 17 * secondsPerHour;
        constexpr qint64 closing = closingHour * secondsPerHour;
        if (isYesterdays || (!m_open && index % 2 == 1 && !isSpecial(index))) {
            made.paidAt = at(m_today.addDays(-1), secondIn(evening, closing, numbers));
            made.notifiedAt = made.paidAt.addSecs(delay);
        } else if (m_open) {
            made.paidAt = at(
                m_today,
                secondIn(openingHour * secondsPerHour, std::min(lastSecond, closing), numbers));
            made.notifiedAt = made.paidAt.addSecs(delay);
        } else if (lastSecond > 0) {
            made.paidAt = at(m_today, secondIn(0, lastSecond, numbers));
            made.notifiedAt = made.paidAt.addSecs(delay);
        } else {
            // Seconds after midnight: paid yesterday, told today, and it is today that counts.
            made.paidAt = at(m_today, -1 - delay);
            made.notifiedAt = at(m_today, 0);
        }
    }

    static bool isSpecial(int index)
    {
        for (int i = 0; i < specialPlaces().size(); ++i) {
            if (specialIndex(i) == index) {
                return true;
            }
        }
        return false;
    }

    /// Ten digits, different for each index: multiplying by an odd number that 5 does not divide
    /// only shuffles what is below 10^10. The day shifts them.
    [[nodiscard]] qint64 digitsOf(int index) const
    {
        constexpr quint64 below = 10'000'000'000U;
        constexpr quint64 shuffle = 3'847'291'863U;
        const quint64 shifted
            = static_cast<quint64>(index + 1) * shuffle + numbersOf(-1).next() % below;
        auto digits = static_cast<qint64>(shifted % below);
        // The special places have their last six digits for themselves.
        constexpr qint64 lastSix = 1'000'000;
        constexpr qint64 reservedFrom = 100'000;
        constexpr qint64 reservedTo = 100'100;
        if (digits % lastSix >= reservedFrom && digits % lastSix < reservedTo) {
            digits += reservedTo - reservedFrom;
        }
        return digits;
    }

    static QString idOf(const QDate &day, qint64 digits)
    {
        constexpr int length = 10;
        return QStringLiteral("4200000000") + day.toString(QStringLiteral("yyyyMMdd"))
            + QString::number(digits).rightJustified(length, u'0');
    }

    QDateTime m_now;
    QDate m_today;
    bool m_open;
    int m_allWeights = 0;
};

} // namespace

QList<Transaction> sampleDay(const QDateTime &now)
{
    return DayMaker(now).make();
}

} // namespace pd
