#pragma once

#include <QString>

#include <functional>
#include <memory>

class QWidget;

namespace pd {

class UiDriver;

namespace test {

/// Where the pictures of one program go: FOLDER/PREFIX-name.png.
class Album
{
public:
    Album(QString folder, QString prefix);
    [[nodiscard]] const QString &folder() const;
    /// What is not there, or can't be saved, ends the program with 1.
    void add(const QString &name, QWidget *shown) const;
    /// Runs the driver, and ends the program with it: with 0 if every step came.
    static void fill(UiDriver &driver);

private:
    QString m_folder;
    QString m_prefix;
};

/// The program: LANGUAGE THEME FOLDER PREFIX. What `make` gives lives while it runs.
[[nodiscard]] int takePictures(int argc, char **argv,
                               const std::function<std::shared_ptr<void>(const Album &)> &make);

} // namespace test
} // namespace pd
