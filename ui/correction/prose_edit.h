#pragma once

#include <QPlainTextEdit>

namespace pd {

/// A few lines of words that are sent or kept as one line: it wraps, Enter breaks nothing, Tab
/// leaves, and pasted line breaks become blanks.
class ProseEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit ProseEdit(int lines, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    int m_lines;
};

} // namespace pd
