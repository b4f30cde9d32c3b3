#include "tests/bench/gateway_desk.h"

#include <QFile>

namespace pd::bench {

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TrustedKeys trusting(const QString &id, const PublicKey &key)
{
    TrustedKeys keys;
    keys.addPublicKey(id, key);
    return keys;
}

} // namespace

struct GatewayDesk::Parts
{
    Parts(std::unique_ptr<Database> opened, const QUrl &url, const PrivateKey &merchantKey,
          const PublicKey &merchantPublicKey, TrustedKeys trusted, const Clock &clock)
        : database(std::move(opened))
        , key(merchantKey)
        , publicKey(merchantPublicKey)
        , keys(std::move(trusted))
        , journal(*database)
        , pages(*database)
        , transactions(*database)
        , client({url, "PointsDesk/bench"},
                 Signer(QStringLiteral("1900000109"), QStringLiteral("0123456789ABCDEF"), key),
                 keys, transport, clock)
        , corrections({QStringLiteral("1900000109"), {}, QStringLiteral("bench"), {}},
                      {journal, pages, transactions}, &client, clock)
    { }

    std::unique_ptr<Database> database;
    PrivateKey key;
    PublicKey publicKey;
    TrustedKeys keys;
    Journal journal;
    JournalPages pages;
    TransactionStore transactions;
    NetworkTransport transport;
    ApiClient client;
    CorrectionService corrections;
};

bool GatewayDesk::open()
{
    if (!m_gateway.start()) {
        return false;
    }
    const auto key
        = PrivateKey::fromPem(contents(m_gateway.file(QStringLiteral("merchant_key.pem"))));
    const auto publicKey
        = PublicKey::fromPem(contents(m_gateway.file(QStringLiteral("merchant_pub.pem"))));
    const auto platformKey
        = PublicKey::fromPem(contents(m_gateway.file(QStringLiteral("platform_pub.pem"))));
    auto database = Database::open(m_folder.filePath(QStringLiteral("bench.db")));
    if (!key || !publicKey || !platformKey || !database) {
        return false;
    }
    m_parts = std::make_shared<Parts>(*std::move(database), m_gateway.url(), *key, *publicKey,
                                      trusting(m_gateway.publicKeyId(), *platformKey), m_clock);
    return true;
}

test::GatewayProcess &GatewayDesk::gateway()
{
    return m_gateway;
}

Database &GatewayDesk::database()
{
    return *m_parts->database;
}

const TransactionStore &GatewayDesk::transactions() const
{
    return m_parts->transactions;
}

CorrectionService &GatewayDesk::corrections()
{
    return m_parts->corrections;
}

const Clock &GatewayDesk::clock() const
{
    return m_clock;
}

const PrivateKey &GatewayDesk::key() const
{
    return m_parts->key;
}

const PublicKey &GatewayDesk::publicKey() const
{
    return m_parts->publicKey;
}

} // namespace pd::bench
