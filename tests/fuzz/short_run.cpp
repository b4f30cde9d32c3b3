// A short run of a fuzz target without libFuzzer: seeds from a folder, changed at random from a
// fixed seed, so that every compiler runs it in every build. With clang and -DPD_FUZZ=ON libFuzzer
// takes its place.
#include <QByteArray>
#include <QFile>
#include <QList>
#include <QRandomGenerator>

#include <cstdio>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size);

namespace {

void run(const QByteArray &input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char *>(input.constData()),
                           static_cast<std::size_t>(input.size()));
}

QByteArray changed(QByteArray input, QRandomGenerator &random)
{
    static constexpr char text[] = "\"'\\{}[],:\n\r\t;`\0\xFF\x80-.eE0123456789";
    static const QByteArray marks(text, sizeof(text) - 1);
    const int changes = random.bounded(1, 6);
    for (int i = 0; i < changes; ++i) {
        const qsizetype at = random.bounded(static_cast<quint32>(input.size() + 1));
        switch (random.bounded(5)) {
        case 0:
            input.insert(at, marks.at(random.bounded(static_cast<int>(marks.size()))));
            break;
        case 1:
            input.remove(at, random.bounded(1, 9));
            break;
        case 2:
            input.insert(at, input.mid(random.bounded(static_cast<quint32>(input.size() + 1)), 40));
            break;
        case 3:
            input.truncate(at);
            break;
        default:
            if (at < input.size()) {
                input[at] = static_cast<char>(random.bounded(256));
            }
            break;
        }
    }
    return input;
}

} // namespace

int main(int argc, char **argv)
{
    constexpr int enough = 20'000;
    constexpr quint32 seed = 20'261'124;
    QList<QByteArray> seeds{QByteArray()};
    for (int i = 1; i < argc; ++i) {
        QFile file(QString::fromLocal8Bit(argv[i]));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "cannot read %s\n", argv[i]);
            return 2;
        }
        seeds.append(file.readAll());
        run(seeds.constLast());
    }
    QRandomGenerator random(seed);
    for (int i = 0; i < enough; ++i) {
        run(changed(seeds.at(random.bounded(static_cast<int>(seeds.size()))), random));
    }
    std::printf("%d inputs\n", enough);
    return 0;
}
