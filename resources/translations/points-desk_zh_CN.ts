<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BatchRun</name>
    <message>
        <source>There is no batch to go on with.</source>
        <translation>没有可以继续的批次。</translation>
    </message>
    <message>
        <source>A batch is not finished: %1. Go on with --resume, or stop it in the window.</source>
        <translation>有一个批次没有完成：%1。用 --resume 继续，或在窗口里停止它。</translation>
    </message>
    <message>
        <source>%1 rows: %2 to go, %3 to be mended, %4 that WeChat Pay won&apos;t take, %5 to settle first</source>
        <translation>共 %1 行：待发送 %2，待修改 %3，微信不再受理 %4，须先核实 %5</translation>
    </message>
    <message>
        <source>%1 members, %2 points given, %3 taken; total %4</source>
        <translation>会员 %1 位，增加积分 %2，扣减 %3；合计 %4</translation>
    </message>
    <message>
        <source>Nothing was sent. Mend the rows, or leave them out with --leave-out-wrong.</source>
        <translation>没有发送任何内容。请修改这些行，或用 --leave-out-wrong 排除。</translation>
    </message>
    <message>
        <source>%1: %2 of %3. %4 accepted, %5 already there, %6 refused, %7 unknown. %8</source>
        <translation>%1：%2 / %3。已受理 %4，已有回传 %5，被拒绝 %6，未知 %7。%8</translation>
    </message>
    <message>
        <source>A file could not be written.</source>
        <translation>有文件无法写入。</translation>
    </message>
</context>
<context>
    <name>Batches</name>
    <message>
        <source>The cell is far too long. Shorten it.</source>
        <translation>单元格过长，请缩短。</translation>
    </message>
    <message>
        <source>The row has too many columns. Check its separators.</source>
        <translation>这一行的列太多，请检查分隔符。</translation>
    </message>
    <message>
        <source>The cell holds a character that can&apos;t stand in a text. Export the file again.</source>
        <translation>单元格里有文本中不允许的字符，请重新导出文件。</translation>
    </message>
    <message>
        <source>There is text behind the closing quote. Check the quotes.</source>
        <translation>右引号后面还有文字，请检查引号。</translation>
    </message>
    <message>
        <source>A quote is not closed. Check the quotes.</source>
        <translation>引号没有闭合，请检查引号。</translation>
    </message>
    <message>
        <source>The cell can&apos;t be read as text. Save the file as UTF-8.</source>
        <translation>单元格无法按文本读取，请将文件另存为 UTF-8。</translation>
    </message>
    <message>
        <source>A spreadsheet would take this for a formula: it begins with =, +, - or @. Write it as text.</source>
        <translation>以 =、+、- 或 @ 开头会被表格软件当作公式，请改成普通文字。</translation>
    </message>
    <message>
        <source>A spreadsheet has turned the last digits into zeros. Format the column as text and export again.</source>
        <translation>表格软件把末尾数字变成了 0。请将该列设为文本格式后重新导出。</translation>
    </message>
    <message>
        <source>Write true or false.</source>
        <translation>请填写 true（是）或 false（否）。</translation>
    </message>
    <message>
        <source>Column %1: </source>
        <translation>第 %1 列：</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The same transaction stands in row %1.</source>
        <translation>与第 %1 行是同一笔交易。</translation>
    </message>
    <message>
        <source>A report of it is on its way or unknown. Settle that first.</source>
        <translation>这笔交易有回传正在发送或结果未知，请先处理。</translation>
    </message>
    <message>
        <source>WeChat Pay has a report of it. Correct it in the member system.</source>
        <translation>微信已有这笔交易的回传，请在会员系统中更正。</translation>
    </message>
    <message>
        <source>Its day is over. Correct it in the member system.</source>
        <translation>已超过当日回传时限，请在会员系统中更正。</translation>
    </message>
    <message>
        <source>To be mended</source>
        <translation>待修改</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Settle first</source>
        <translation>须先核实</translation>
    </message>
    <message>
        <source>Already at WeChat</source>
        <translation>微信已有回传</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Not for WeChat</source>
        <translation>微信不再受理</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未受理</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>The file can&apos;t be opened.</source>
        <translation>无法打开文件。</translation>
    </message>
    <message>
        <source>Close it in other programs, or choose another one.</source>
        <translation>请在其他程序中关闭它，或选择另一个文件。</translation>
    </message>
    <message>
        <source>There are no rows in it.</source>
        <translation>里面没有数据行。</translation>
    </message>
    <message>
        <source>It needs a header and at least one row below it.</source>
        <translation>需要一行表头，以及至少一行数据。</translation>
    </message>
    <message>
        <source>This is a spreadsheet&apos;s own format.</source>
        <translation>这是表格软件自己的格式。</translation>
    </message>
    <message>
        <source>Save it as CSV, or copy the cells and paste them here.</source>
        <translation>请另存为 CSV，或复制单元格后粘贴到这里。</translation>
    </message>
    <message>
        <source>The file is UTF-16.</source>
        <translation>文件是 UTF-16 编码。</translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8.</source>
        <translation>请另存为 UTF-8 的 CSV。</translation>
    </message>
    <message>
        <source>This is not a table.</source>
        <translation>这不是表格。</translation>
    </message>
    <message>
        <source>Choose a CSV with the transactions and their points.</source>
        <translation>请选择含交易单号和积分的 CSV。</translation>
    </message>
    <message>
        <source>The columns are not known.</source>
        <translation>无法识别列。</translation>
    </message>
    <message>
        <source>The first row must name at least the transaction id (微信订单号) and the points (积分).</source>
        <translation>第一行至少要有“微信订单号”和“积分”两个列名。</translation>
    </message>
    <message>
        <source>More than %1 rows are too many for one batch.</source>
        <translation>一个批次最多 %1 行。</translation>
    </message>
    <message>
        <source>Split the file.</source>
        <translation>请拆分文件。</translation>
    </message>
    <message>
        <source>The profile has no rule for points.</source>
        <translation>配置里没有积分规则。</translation>
    </message>
    <message>
        <source>Set points/per_yuan in the profile, or use a file with the points.</source>
        <translation>请在配置中设置 points/per_yuan，或使用带积分的文件。</translation>
    </message>
    <message>
        <source>A batch is running.</source>
        <translation>有批次正在进行。</translation>
    </message>
    <message>
        <source>Wait until it has ended, or stop it.</source>
        <translation>请等它结束，或停止它。</translation>
    </message>
    <message>
        <source>The desk&apos;s store does not take it.</source>
        <translation>数据库无法写入。</translation>
    </message>
    <message>
        <source>See the message at the top of the main window.</source>
        <translation>请看主窗口上方的提示。</translation>
    </message>
    <message>
        <source>It could not be recorded. Nothing was sent. Try again.</source>
        <translation>无法记录，没有发送任何内容。请再试一次。</translation>
    </message>
    <message>
        <source>Another batch is not finished, or this one was started before.</source>
        <translation>有另一个批次没有完成，或这个批次已经开始过。</translation>
    </message>
    <message>
        <source>No row is ready to be sent.</source>
        <translation>没有可以发送的行。</translation>
    </message>
    <message>
        <source>The points add up to more than can be booked. Check the file.</source>
        <translation>积分合计超出可记账的范围，请检查文件。</translation>
    </message>
    <message>
        <source>Type the total in.</source>
        <translation>请输入合计。</translation>
    </message>
    <message>
        <source>This is not the total above. Check the digits.</source>
        <translation>与上面的合计不一致，请核对数字。</translation>
    </message>
    <message>
        <source>Some rows have no reason of their own. Say why.</source>
        <translation>有些行没有自己的原因，请填写原因。</translation>
    </message>
    <message>
        <source>At most 200 characters, in one line, without emoji.</source>
        <translation>最多 200 个字，一行，不含表情符号。</translation>
    </message>
    <message>
        <source>So many points need a second person. Who has looked at it?</source>
        <translation>积分数额较大，需要第二人复核。复核人是谁？</translation>
    </message>
    <message>
        <source>This is the operator. It must be somebody else.</source>
        <translation>这是操作员本人，必须由另一个人复核。</translation>
    </message>
    <message>
        <source>Say what the second person has checked.</source>
        <translation>请填写复核了什么。</translation>
    </message>
    <message>
        <source>The batch is paused.</source>
        <translation>批次已暂停。</translation>
    </message>
    <message>
        <source>Nothing more is sent.</source>
        <translation>不再继续发送。</translation>
    </message>
    <message>
        <source>Paused: several were refused in the same way. Go on?</source>
        <translation>已暂停：连续多笔以同样的方式被拒绝。要继续吗？</translation>
    </message>
    <message>
        <source>The program ended while this batch was running.</source>
        <translation>批次进行中程序曾经退出。</translation>
    </message>
    <message>
        <source>What was on its way at that moment is unknown and set apart. The rest goes on when you say so.</source>
        <translation>当时正在发送的结果未知，已单独列出。其余的由您决定何时继续。</translation>
    </message>
    <message>
        <source>Paused: the keys can&apos;t be used, so nothing can be sent.</source>
        <translation>已暂停：密钥不可用，无法发送。</translation>
    </message>
    <message>
        <source>See the message at the top of the main window, then go on.</source>
        <translation>请看主窗口上方的提示，处理后继续。</translation>
    </message>
    <message>
        <source>Paused: the journal does not take it.</source>
        <translation>已暂停：日志无法写入。</translation>
    </message>
    <message>
        <source>Nothing is sent that is not recorded. Make room on the disk, then go on.</source>
        <translation>没有记录就不会发送。请腾出磁盘空间后继续。</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Waiting %1 s: WeChat Pay asks to slow down</source>
        <translation>等待 %1 秒：微信支付要求放慢</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>%1 a minute, %2 left</source>
        <translation>每分钟 %1 笔，剩余 %2</translation>
    </message>
    <message>
        <source>Reports to WeChat Pay</source>
        <translation>回传到微信支付</translation>
    </message>
    <message>
        <source>Corrections for the member system</source>
        <translation>会员系统更正</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What to mend</source>
        <translation>需修改的内容</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Open the practice world: nothing leaves this machine.</source>
        <translation>进入练习模式：数据不会离开本机。</translation>
    </message>
    <message>
        <source>Use this profile (see docs/profile.md).</source>
        <translation>使用此配置文件（见 docs/profile.md）。</translation>
    </message>
    <message>
        <source>Language of the window: zh_CN or en.</source>
        <translation>窗口语言：zh_CN 或 en。</translation>
    </message>
    <message>
        <source>Colours of the window: light or dark.</source>
        <translation>窗口配色：light（浅色）或 dark（深色）。</translation>
    </message>
    <message>
        <source>Drive the real window through one practice correction and a refused one; exit 0 only if the history shows both.</source>
        <translation>用真实窗口完成一次练习更正和一次被拒绝的更正；两者都出现在历史记录中才返回 0。</translation>
    </message>
    <message>
        <source>With --self-test: save pictures of the window here.</source>
        <translation>与 --self-test 一起使用：把窗口截图保存到这里。</translation>
    </message>
    <message>
        <source>Where the practice world keeps its journal.</source>
        <translation>练习模式存放台账的位置。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示本帮助。</translation>
    </message>
    <message>
        <source>Show the versions of the program and its parts.</source>
        <translation>显示程序及其组件的版本。</translation>
    </message>
    <message>
        <source>Points Desk 商圈积分台: corrects members&apos; points of a WeChat Pay business circle.</source>
        <translation>商圈积分台 Points Desk：更正微信支付智慧商圈的会员积分。</translation>
    </message>
    <message>
        <source>Unexpected argument: %1</source>
        <translation>多余的参数：%1</translation>
    </message>
    <message>
        <source>--practice and --profile exclude each other: the practice world needs no profile.</source>
        <translation>--practice 与 --profile 不能同时使用：练习模式不需要配置。</translation>
    </message>
    <message>
        <source>Unknown language &quot;%1&quot;: zh_CN or en.</source>
        <translation>未知语言“%1”：只能是 zh_CN 或 en。</translation>
    </message>
    <message>
        <source>Unknown theme &quot;%1&quot;: light or dark.</source>
        <translation>未知配色“%1”：只能是 light 或 dark。</translation>
    </message>
    <message>
        <source>Set this desk up from FILE without a window (see docs/setup.md).</source>
        <translation>按 FILE 配置本台，不打开窗口（见 docs/setup.md）。</translation>
    </message>
    <message>
        <source>batch: read and check only, send nothing.</source>
        <translation>batch：只读取和检查，不发送。</translation>
    </message>
    <message>
        <source>batch: go on with the batch that is not finished.</source>
        <translation>batch：继续未完成的批次。</translation>
    </message>
    <message>
        <source>batch: record corrections for the member system, send nothing.</source>
        <translation>batch：记录会员系统更正，不发送。</translation>
    </message>
    <message>
        <source>batch: send the good rows although others are to be mended.</source>
        <translation>batch：有待修改的行时，仍发送其余的行。</translation>
    </message>
    <message>
        <source>batch: the points that the good rows add up to.</source>
        <translation>batch：可发送各行的积分合计。</translation>
    </message>
    <message>
        <source>batch: the reason of rows that have none.</source>
        <translation>batch：没有原因的行所用的原因。</translation>
    </message>
    <message>
        <source>batch: who else has looked at it, above the profile&apos;s limit.</source>
        <translation>batch：超过配置上限时的复核人。</translation>
    </message>
    <message>
        <source>batch: what the second person has checked.</source>
        <translation>batch：复核人核对了什么。</translation>
    </message>
    <message>
        <source>batch: write the rows with their results here.</source>
        <translation>batch：把各行及结果写到这个文件。</translation>
    </message>
    <message>
        <source>batch: write the rows that are to be mended here.</source>
        <translation>batch：把待修改的行写到这个文件。</translation>
    </message>
    <message>
        <source>batch: read the vault&apos;s pass-phrase from standard input.</source>
        <translation>batch：从标准输入读取保险库的口令。</translation>
    </message>
    <message>
        <source>Send the corrections of FILE without a window (docs/batch.md).</source>
        <translation>不打开窗口，发送 FILE 中的更正（见 docs/batch.md）。</translation>
    </message>
    <message>
        <source>batch needs one FILE, or --resume without one.</source>
        <translation>batch 需要一个 FILE；使用 --resume 时不要文件。</translation>
    </message>
    <message>
        <source>batch needs --total: look with --dry-run first, it tells the total.</source>
        <translation>batch 需要 --total：先用 --dry-run 查看合计。</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>event %1, hash %2</source>
        <translation>第 %1 条事件，哈希 %2</translation>
    </message>
    <message>
        <source>Seals: none. Nothing is signed yet.</source>
        <translation>封印：无。尚未签名。</translation>
    </message>
    <message>
        <source>Seals: %1, not checked: their key is not on this computer.</source>
        <translation>封印：%1 个，未核对：本机没有其公钥。</translation>
    </message>
    <message>
        <source>Seals: %1 good, %2 not checked: their key is not on this computer.</source>
        <translation>封印：%1 个有效，%2 个未核对：本机没有其公钥。</translation>
    </message>
    <message>
        <source>Seals: %1, all good.</source>
        <translation>封印：%1 个，全部有效。</translation>
    </message>
    <message>
        <source>Copying: %1 of %2 MB</source>
        <translation>正在复制：%1 / %2 MB</translation>
    </message>
    <message>
        <source>Checking the chain: event %1 of %2</source>
        <translation>正在核对链条：第 %1 条，共 %2 条事件</translation>
    </message>
    <message>
        <source>Comparing what the window shows with the events</source>
        <translation>正在把窗口显示的内容与事件逐条比对</translation>
    </message>
    <message>
        <source>Event %1 is missing.</source>
        <translation>第 %1 条事件缺失。</translation>
    </message>
    <message>
        <source>Event %1 is not the one that followed the event before it: events were swapped, put in or taken out.</source>
        <translation>第 %1 条事件不是原来接在前一条之后的那条：事件被调换、插入或抽走。</translation>
    </message>
    <message>
        <source>Event %1 was changed after it was written.</source>
        <translation>第 %1 条事件写入之后被改动。</translation>
    </message>
    <message>
        <source>Event %1 is a seal that the merchant&apos;s key did not make.</source>
        <translation>第 %1 条事件是封印，但不是商户私钥所签。</translation>
    </message>
    <message>
        <source>The journal names another last event than event %1: events were added or cut off.</source>
        <translation>台账记录的末条不是第 %1 条事件：事件被添加或截断。</translation>
    </message>
    <message>
        <source>Event %1 can&apos;t stand at its place: this program does not write such an event there.</source>
        <translation>第 %1 条事件不该出现在此处：本程序不会在这里写入这样的事件。</translation>
    </message>
    <message>
        <source>The history shows something else than the events say, in the entry that began with event %1.</source>
        <translation>历史显示的内容与事件不符，所在记录始于第 %1 条事件。</translation>
    </message>
    <message>
        <source>An attempt shows something else than the events say, in the entry that began with event %1.</source>
        <translation>某次发送显示的内容与事件不符，所在记录始于第 %1 条事件。</translation>
    </message>
    <message>
        <source>A transaction shows another state than the events say.</source>
        <translation>某笔交易显示的状态与事件不符。</translation>
    </message>
    <message>
        <source>The history is broken. %1</source>
        <translation>历史已被破坏。%1</translation>
    </message>
    <message>
        <source>Don&apos;t delete anything. Keep the journal&apos;s file and its -wal as they are, and show this to whoever looks after it.</source>
        <translation>请勿删除任何文件。保持台账文件及其 -wal 原样，并把此结果交给负责人员。</translation>
    </message>
    <message>
        <source>The history is empty.</source>
        <translation>历史为空。</translation>
    </message>
    <message>
        <source>The history is as it was written: %1 events.</source>
        <translation>历史与写入时一致：共 %1 条事件。</translation>
    </message>
    <message>
        <source>Some seals could not be checked. Put the public key or certificate that made them into the profile&apos;s folder of seals.</source>
        <translation>部分封印无法核对。请把当时的公钥放入配置旁的封印文件夹。</translation>
    </message>
    <message>
        <source>BROKEN: %1</source>
        <translation>已破坏：%1</translation>
    </message>
    <message>
        <source>All good.</source>
        <translation>全部正常。</translation>
    </message>
    <message>
        <source>Entry: %1</source>
        <translation>记录：%1</translation>
    </message>
    <message>
        <source>Transaction: %1</source>
        <translation>交易：%1</translation>
    </message>
    <message>
        <source>Events that hold: %1, from %2 to %3</source>
        <translation>核对无误的事件：%1 条，自 %2 至 %3</translation>
    </message>
    <message>
        <source>Last that holds: %1</source>
        <translation>最后一条无误：%1</translation>
    </message>
    <message>
        <source>Sealed last: %1, at %2</source>
        <translation>最近一次封印：%1，时间 %2</translation>
    </message>
    <message>
        <source>Entries, attempts and transactions agree with the events.</source>
        <translation>记录、发送和交易状态与事件一致。</translation>
    </message>
    <message>
        <source>This desk sealed %1 at %2.</source>
        <translation>本台于 %2 封印过%1。</translation>
    </message>
    <message>
        <source>The journal that is here is empty.</source>
        <translation>当前的台账为空。</translation>
    </message>
    <message>
        <source>The journal that is here ends with %1, written at %2.</source>
        <translation>当前的台账止于%1，写于 %2。</translation>
    </message>
    <message>
        <source>At least %1 events are missing: reports that were sent may not be in the history, and corrections may be booked twice.</source>
        <translation>至少缺少 %1 条事件：已发送的回传可能不在历史中，更正可能被重复入账。</translation>
    </message>
    <message>
        <source>At that number stands another event: it is another journal, or one that was rewritten.</source>
        <translation>该编号处是另一条事件：这是另一份台账，或被改写过的台账。</translation>
    </message>
    <message>
        <source>This backup can&apos;t be used. %1</source>
        <translation>该备份无法使用。%1</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another backup.</source>
        <translation>未做任何改动。请选择其他备份。</translation>
    </message>
    <message>
        <source>The backup is whole: %1 events, the last of %2.</source>
        <translation>备份完整：共 %1 条事件，最后一条写于 %2。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>It holds everything that this desk has sealed. Corrections after that seal may be missing.</source>
        <translation>它包含本台已封印的全部内容。该封印之后的更正可能缺失。</translation>
    </message>
    <message>
        <source>The present journal has no seal to compare with: nobody can say what is missing in the backup.</source>
        <translation>当前台账没有可供比对的封印：无法判断备份缺少什么。</translation>
    </message>
    <message>
        <source>The backup is older than the last seal.</source>
        <translation>备份早于最近一次封印。</translation>
    </message>
    <message>
        <source>It ends with event %1; event %2 was sealed at %3. What was sent in between is not in it.</source>
        <translation>它止于第 %1 条事件；第 %2 条事件已于 %3 封印。其间发送的内容不在备份中。</translation>
    </message>
    <message>
        <source>The backup is of another journal.</source>
        <translation>这是另一份台账的备份。</translation>
    </message>
    <message>
        <source>At event %1, which this desk has sealed at %2, it holds something else.</source>
        <translation>本台于 %2 封印的第 %1 条事件，在备份中是别的内容。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>Free some space or choose another disk. Nothing was changed.</source>
        <translation>请腾出空间或换一个磁盘。未做任何改动。</translation>
    </message>
    <message>
        <source>Another program holds the file.</source>
        <translation>文件正被其他程序占用。</translation>
    </message>
    <message>
        <source>Close it, then try again. Nothing was changed.</source>
        <translation>请关闭该程序后重试。未做任何改动。</translation>
    </message>
    <message>
        <source>There is no right to write here.</source>
        <translation>没有在此写入的权限。</translation>
    </message>
    <message>
        <source>Choose another folder. Nothing was changed.</source>
        <translation>请选择其他文件夹。未做任何改动。</translation>
    </message>
    <message>
        <source>The file is damaged, or not a journal of Points Desk.</source>
        <translation>文件已损坏，或不是商圈积分台的台账。</translation>
    </message>
    <message>
        <source>Keep it as it is. Nothing was changed.</source>
        <translation>请保持原样。未做任何改动。</translation>
    </message>
    <message>
        <source>The file was written by a newer Points Desk.</source>
        <translation>文件由较新版本的商圈积分台写入。</translation>
    </message>
    <message>
        <source>Install the newer version on this computer. Nothing was changed.</source>
        <translation>请在本机安装较新版本。未做任何改动。</translation>
    </message>
    <message>
        <source>The file can&apos;t be read or written.</source>
        <translation>文件无法读取或写入。</translation>
    </message>
    <message>
        <source>Choose another file or folder; an existing file is never replaced. Nothing was changed.</source>
        <translation>请选择其他文件或文件夹；已有文件不会被覆盖。未做任何改动。</translation>
    </message>
    <message>
        <source>The disk takes nothing more: it is full, this user&apos;s share of it is used up, or it fails.</source>
        <translation>磁盘写不进去了：已满、本用户的配额已用完，或磁盘有故障。</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Go on with this journal…</source>
        <translation>继续使用这份台账…</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>解锁…</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>Could not ask: no connection to the address</source>
        <translation>无法查询：连接不上该地址</translation>
    </message>
    <message>
        <source>Corrections are not affected. Ask your IT whether the address of update/url in the profile can be reached from here.</source>
        <translation>不影响积分更正。请向 IT 确认：本机能否访问配置文件中 update/url 的地址。</translation>
    </message>
    <message>
        <source>Could not ask: the address did not give an answer that counts</source>
        <translation>无法查询：该地址的应答无效</translation>
    </message>
    <message>
        <source>Corrections are not affected. Ask your IT to check the address of update/url in the profile: it must not redirect.</source>
        <translation>不影响积分更正。请 IT 检查配置文件中 update/url 的地址：不能跳转到别处。</translation>
    </message>
    <message>
        <source>Could not ask: the answer names no version</source>
        <translation>无法查询：应答中没有版本号</translation>
    </message>
    <message>
        <source>Corrections are not affected. Ask your IT to check the document at the address of update/url in the profile.</source>
        <translation>不影响积分更正。请 IT 检查配置文件中 update/url 地址上的文件。</translation>
    </message>
    <message>
        <source>This desk does not look for new versions</source>
        <translation>本台不检查新版本</translation>
    </message>
    <message>
        <source>Your IT can name an address for it in the profile: update/url.</source>
        <translation>如需检查，IT 可在配置文件中填写地址：update/url。</translation>
    </message>
    <message>
        <source>Asking which version is the newest…</source>
        <translation>正在查询最新版本…</translation>
    </message>
    <message>
        <source>Version %1 is available: ask your IT</source>
        <translation>有新版本 %1，请联系 IT</translation>
    </message>
    <message>
        <source>This is version %1. Go on working with it; the program installs nothing by itself.</source>
        <translation>当前版本是 %1，可继续使用；程序不会自行安装任何内容。</translation>
    </message>
    <message>
        <source>This is version %1</source>
        <translation>当前版本是 %1</translation>
    </message>
    <message>
        <source>It is not known yet whether there is a newer one.</source>
        <translation>尚不知道有没有更新的版本。</translation>
    </message>
    <message>
        <source>This is the newest version: %1</source>
        <translation>已是最新版本：%1</translation>
    </message>
    <message>
        <source>Asked at %1.</source>
        <translation>查询时间：%1。</translation>
    </message>
    <message>
        <source>Version %1 is available</source>
        <translation>有新版本 %1</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Points Desk is already open on this journal; its window has been brought to the front.
</source>
        <translation>商圈积分台已用此台账打开，其窗口已切换到前台。
</translation>
    </message>
    <message>
        <source>Points Desk</source>
        <translation>商圈积分台</translation>
    </message>
    <message>
        <source>Another copy of Points Desk uses this journal: %1.

Journal: %2

Use that copy, or close it and start again.</source>
        <translation>另一个商圈积分台正在使用此台账：%1。

台账：%2

请使用那个窗口，或将其关闭后重新启动。</translation>
    </message>
    <message>
        <source>The backup could not be put in place; the journal is as it was.

%1</source>
        <translation>备份未能就位，台账保持原样。

%1</translation>
    </message>
    <message>
        <source>Points Desk is open on this journal. Close it, or use its window.
</source>
        <translation>商圈积分台已打开这份日志。请关闭它，或使用它的窗口。
</translation>
    </message>
</context>
<context>
    <name>pd::AcknowledgeDialog</name>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Why this journal is the right one</source>
        <translation>为何这份台账是正确的</translation>
    </message>
    <message>
        <source>Go on with this journal</source>
        <translation>继续使用这份台账</translation>
    </message>
    <message>
        <source>Go on with a journal that is not the one sealed last?</source>
        <translation>这份台账不是最近封印的那份，仍要继续吗？</translation>
    </message>
    <message>
        <source>If a newer file exists, close the program and put it back. Otherwise your name and reason are written into the journal, where they stay, and reports can be sent again.</source>
        <translation>如有较新的文件，请关闭程序并把它放回。否则您的姓名和理由将写入台账并永久保留，之后可以重新发送回传。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Go on    Ctrl+Enter</source>
        <translation>继续    Ctrl+Enter</translation>
    </message>
    <message>
        <source>Type your name: the journal says who decided this.</source>
        <translation>请填写姓名：台账要记下是谁决定的。</translation>
    </message>
    <message>
        <source>Type a reason: an auditor will ask.</source>
        <translation>请填写理由：审计会问到。</translation>
    </message>
</context>
<context>
    <name>pd::BackupDialog</name>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>The journal with everything in it is copied into one file, and the copy is checked. Corrections go on meanwhile. Keep it on another computer or disk.</source>
        <translation>把台账及全部内容复制到一个文件，并核对副本。期间可照常更正。请把备份存放在另一台电脑或磁盘上。</translation>
    </message>
    <message>
        <source>The backup is written and checked: %1 events.</source>
        <translation>备份已写入并核对：共 %1 条事件。</translation>
    </message>
    <message>
        <source>%1, %2 MB</source>
        <translation>%1，%2 MB</translation>
    </message>
</context>
<context>
    <name>pd::BatchModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易单号</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原积分</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What about it</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>pd::BatchPreviewPage</name>
    <message>
        <source>Leave the chosen rows out</source>
        <translation>排除所选行</translation>
    </message>
    <message>
        <source>Take them in again</source>
        <translation>重新加入</translation>
    </message>
    <message>
        <source>Save what is to be mended …</source>
        <translation>保存待修改的行…</translation>
    </message>
    <message>
        <source>Start …    Ctrl+Enter</source>
        <translation>开始…    Ctrl+Enter</translation>
    </message>
    <message>
        <source>Another source</source>
        <translation>换一个来源</translation>
    </message>
    <message>
        <source>Rows to go</source>
        <translation>待发送行数</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Points given</source>
        <translation>增加积分</translation>
    </message>
    <message>
        <source>Points taken</source>
        <translation>扣减积分</translation>
    </message>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1：%2 行</translation>
    </message>
    <message>
        <source>%1 to be mended</source>
        <translation>待修改 %1</translation>
    </message>
    <message>
        <source>%1 that WeChat Pay won&apos;t take</source>
        <translation>微信不再受理 %1</translation>
    </message>
    <message>
        <source>%1 to settle first</source>
        <translation>须先核实 %1</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>已排除 %1</translation>
    </message>
    <message>
        <source>Nothing speaks against any row.</source>
        <translation>所有行都没有问题。</translation>
    </message>
    <message>
        <source>Not sent: %1.</source>
        <translation>不会发送：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>pd::BatchRunPage</name>
    <message>
        <source>Stop for good …</source>
        <translation>彻底停止…</translation>
    </message>
    <message>
        <source>Save the result …</source>
        <translation>保存结果…</translation>
    </message>
    <message>
        <source>Show these in the history</source>
        <translation>在历史中显示</translation>
    </message>
    <message>
        <source>Another batch</source>
        <translation>新的批次</translation>
    </message>
    <message>
        <source>Progress of the batch</source>
        <translation>批次进度</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>已受理 %1</translation>
    </message>
    <message>
        <source>%1 recorded for the member system</source>
        <translation>已记录待会员系统入账 %1</translation>
    </message>
    <message>
        <source>%1 already at WeChat</source>
        <translation>微信已有回传 %1</translation>
    </message>
    <message>
        <source>%1 that WeChat Pay can&apos;t take</source>
        <translation>微信不再受理 %1</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>已拒绝 %1</translation>
    </message>
    <message>
        <source>%1 not taken</source>
        <translation>未受理 %1</translation>
    </message>
    <message>
        <source>%1 unknown, set apart</source>
        <translation>结果未知（单独列出）%1</translation>
    </message>
    <message>
        <source>%1 on their way</source>
        <translation>发送中 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Send the %1 that were not taken again</source>
        <translation>重新发送未受理的 %1 笔</translation>
    </message>
    <message>
        <source>Settle the %1 unknown: send the same again</source>
        <translation>处理未知的 %1 笔：原样重发</translation>
    </message>
    <message>
        <source>The %1 that WeChat Pay can&apos;t take: to the member system …</source>
        <translation>微信不再受理的 %1 笔转会员系统…</translation>
    </message>
</context>
<context>
    <name>pd::BatchSourcePage</name>
    <message>
        <source>Choose a file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>All that wait today</source>
        <translation>今天所有待回传的交易</translation>
    </message>
    <message>
        <source>Read the pasted rows    Ctrl+Enter</source>
        <translation>读取粘贴的内容    Ctrl+Enter</translation>
    </message>
    <message>
        <source>A batch of corrections</source>
        <translation>批量更正</translation>
    </message>
    <message>
        <source>Nothing is sent before you have seen every row, typed the total in and started it.</source>
        <translation>在您看过每一行、输入合计并开始之前，不会发送任何内容。</translation>
    </message>
    <message>
        <source>Report the points to WeChat Pay</source>
        <translation>向微信支付回传积分</translation>
    </message>
    <message>
        <source>Correct values in the member system (recorded here, nothing is sent)</source>
        <translation>更正会员系统中的积分（只在这里记录，不发送）</translation>
    </message>
    <message>
        <source>A CSV with the columns of WeChat Pay&apos;s call, or just transaction id (微信订单号) and points (积分): the desk fills in what it knows.</source>
        <translation>CSV 可包含微信接口的各列，也可以只有微信订单号和积分：其余由本台已知的交易补全。</translation>
    </message>
    <message>
        <source>or paste cells from a spreadsheet, with their header</source>
        <translation>或粘贴表格软件中的单元格（含表头）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Choose a CSV with corrections</source>
        <translation>选择批量更正的 CSV</translation>
    </message>
    <message>
        <source>CSV (*.csv *.txt *.tsv)</source>
        <translation>CSV (*.csv *.txt *.tsv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>pd::BatchStartDialog</name>
    <message>
        <source>Start the batch</source>
        <translation>开始批次</translation>
    </message>
    <message>
        <source>The total, typed in: %1</source>
        <translation>请输入积分合计：%1</translation>
    </message>
    <message>
        <source>Reason, for rows that have none of their own</source>
        <translation>原因（用于没有自己原因的行）</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>复核人</translation>
    </message>
    <message>
        <source>More than %1 points need a second pair of eyes. The name stands in the journal.</source>
        <translation>超过 %1 积分需要第二人复核，姓名会记入日志。</translation>
    </message>
    <message>
        <source>What the second person has checked</source>
        <translation>复核了什么</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Send %1 reports    Ctrl+Enter</source>
        <translation>发送 %1 笔回传    Ctrl+Enter</translation>
    </message>
    <message>
        <source>Record %1 corrections    Ctrl+Enter</source>
        <translation>记录 %1 笔更正    Ctrl+Enter</translation>
    </message>
    <message>
        <source>Recorded for the member system: nothing is sent</source>
        <translation>只为会员系统记录：不发送任何内容</translation>
    </message>
    <message>
        <source>To WeChat Pay, PRACTICE: nothing leaves this computer</source>
        <translation>发往微信支付（练习）：不会离开这台电脑</translation>
    </message>
    <message>
        <source>To WeChat Pay, LIVE: what it takes can&apos;t be taken back</source>
        <translation>发往微信支付（正式）：一经受理无法撤回</translation>
    </message>
    <message>
        <source>%1 rows, %2 members, %3 points</source>
        <translation>%1 行，%2 位会员，%3 积分</translation>
    </message>
</context>
<context>
    <name>pd::BatchTable</name>
    <message>
        <source>Show of the batch</source>
        <translation>显示批次中的</translation>
    </message>
    <message>
        <source>Rows of the batch</source>
        <translation>批次的各行</translation>
    </message>
</context>
<context>
    <name>pd::BatchWindow</name>
    <message>
        <source>Batch — PRACTICE</source>
        <translation>批量更正（练习）</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量更正</translation>
    </message>
    <message>
        <source>Reading and checking every row …</source>
        <translation>正在读取并检查每一行…</translation>
    </message>
    <message>
        <source>Progress of reading</source>
        <translation>读取进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>It could not be saved there.</source>
        <translation>无法保存到那里。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Saved. Mend it and read it again.</source>
        <translation>已保存。修改后请重新读取。</translation>
    </message>
    <message>
        <source>Stop the batch</source>
        <translation>停止批次</translation>
    </message>
    <message>
        <source>Stop for good? What was not sent yet is never sent by this batch. What is on its way is waited for.</source>
        <translation>要彻底停止吗？尚未发送的将不再由这个批次发送；正在发送的会等到结果。</translation>
    </message>
    <message>
        <source>Stop for good</source>
        <translation>彻底停止</translation>
    </message>
    <message>
        <source>Save what is to be mended</source>
        <translation>保存待修改的行</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
</context>
<context>
    <name>pd::Batches</name>
    <message>
        <source>Report all that wait today …</source>
        <translation>回传今天所有待回传的交易…</translation>
    </message>
    <message>
        <source>Batch from a file …</source>
        <translation>从文件批量更正…</translation>
    </message>
    <message>
        <source>Show the last batch</source>
        <translation>显示最近的批次</translation>
    </message>
    <message>
        <source>Batch %1: %2 of %3</source>
        <translation>批次 %1：%2 / %3</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>pd::BookDialog</name>
    <message>
        <source>Reference of the booking in the member system</source>
        <translation>会员系统的入账凭证号</translation>
    </message>
    <message>
        <source>Mark as booked</source>
        <translation>标记为已入账</translation>
    </message>
    <message>
        <source>Booked in the member system?</source>
        <translation>已在会员系统入账？</translation>
    </message>
    <message>
        <source>The right value of this transaction: %1 points</source>
        <translation>本笔交易的正确积分：%1 分</translation>
    </message>
    <message>
        <source>The number that the member system gave the booking.</source>
        <translation>会员系统入账后给出的编号。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Mark as booked   Ctrl+Enter</source>
        <translation>标记为已入账   Ctrl+Enter</translation>
    </message>
    <message>
        <source>Without a reference nobody can find the booking again. Fill it in.</source>
        <translation>没有凭证号，以后就查不到这笔入账。请填写。</translation>
    </message>
    <message>
        <source>Booked by</source>
        <translation>入账人</translation>
    </message>
    <message numerus="yes">
        <source>%n corrections under one reference</source>
        <translation>
            <numerusform>%n 笔更正，同一凭证</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal needs a name. Fill it in.</source>
        <translation>流水记录需要姓名，请填写。</translation>
    </message>
</context>
<context>
    <name>pd::BookedAtEdit</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>The points were booked at the moment of sending</source>
        <translation>以发送的时刻作为积分入账时间</translation>
    </message>
</context>
<context>
    <name>pd::Check</name>
    <message>
        <source>This desk talks to somebody else than WeChat Pay: a log-in page of the building&apos;s network, a virus scanner, or a company proxy that opens TLS. Log in to the network, or have api.mch.weixin.qq.com left alone; a company&apos;s own authority goes into the profile&apos;s ca_file.</source>
        <translation>对面不是微信支付：可能是楼内网络的登录页、杀毒软件，或会解开 TLS 的公司代理。请先登录网络，或让其放行 api.mch.weixin.qq.com；公司自己的 CA 写入配置文件的 ca_file。</translation>
    </message>
    <message>
        <source>A trusted connection; the certificate was issued by %1.</source>
        <translation>连接可信，证书由 %1 签发。</translation>
    </message>
    <message>
        <source>The proxy can&apos;t be reached, or wants a password.</source>
        <translation>连不上代理，或代理要求密码。</translation>
    </message>
    <message>
        <source>Ask the technicians to mend this computer&apos;s proxy settings.</source>
        <translation>请技术人员检查本机的代理设置。</translation>
    </message>
    <message>
        <source>The server&apos;s name is not known here.</source>
        <translation>本机查不到服务器的域名。</translation>
    </message>
    <message>
        <source>Check the network cable or Wi-Fi, then the name servers.</source>
        <translation>请检查网线或 Wi-Fi，再检查 DNS 服务器。</translation>
    </message>
    <message>
        <source>The server refused the connection.</source>
        <translation>服务器拒绝了连接。</translation>
    </message>
    <message>
        <source>A firewall may be in the way: port 443 must be open to WeChat Pay.</source>
        <translation>可能被防火墙拦住：须对微信支付开放 443 端口。</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>服务器没有及时应答。</translation>
    </message>
    <message>
        <source>A firewall may be in the way: port 443 must be open to WeChat Pay. Or choose the backup address.</source>
        <translation>可能被防火墙拦住：须对微信支付开放 443 端口；也可改用备用地址。</translation>
    </message>
    <message>
        <source>There is no way to the server.</source>
        <translation>到服务器的网络不通。</translation>
    </message>
    <message>
        <source>Check the network cable or Wi-Fi.</source>
        <translation>请检查网线或 Wi-Fi。</translation>
    </message>
    <message>
        <source>The certificate was issued by %1, whom this computer does not trust.</source>
        <translation>证书由 %1 签发，本机不信任它。</translation>
    </message>
    <message>
        <source>The certificate is that of another host: %1.</source>
        <translation>这是另一台主机的证书：%1。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is over, or this computer&apos;s clock is ahead.</source>
        <translation>服务器证书已过期，或本机时钟偏快。</translation>
    </message>
    <message>
        <source>Look at this computer&apos;s date first.</source>
        <translation>请先核对本机日期。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet, or this computer&apos;s clock is behind.</source>
        <translation>服务器证书尚未生效，或本机时钟偏慢。</translation>
    </message>
    <message>
        <source>No agreement on a secure connection.</source>
        <translation>未能建立安全连接。</translation>
    </message>
    <message>
        <source>A firewall or a scanner may be breaking it; TLS 1.2 or newer is needed.</source>
        <translation>可能被防火墙或安全软件破坏；需要 TLS 1.2 或更高版本。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead.</source>
        <translation>本机时钟快了 %1。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind.</source>
        <translation>本机时钟慢了 %1。</translation>
    </message>
    <message>
        <source>WeChat Pay has checked exactly what was signed here, so it is the key that does not belong to this merchant number and serial.</source>
        <translation>微信支付验证的内容与本机签名的完全一致，所以问题在私钥：它与商户号和证书序列号不配套。</translation>
    </message>
    <message>
        <source>the method</source>
        <translation>请求方法</translation>
    </message>
    <message>
        <source>the address (%1)</source>
        <translation>地址（%1）</translation>
    </message>
    <message>
        <source>the time</source>
        <translation>时间戳</translation>
    </message>
    <message>
        <source>the random string</source>
        <translation>随机串</translation>
    </message>
    <message>
        <source>the content</source>
        <translation>请求内容</translation>
    </message>
    <message>
        <source>On the way something was changed: %1. A proxy in between rewrites requests.</source>
        <translation>途中有内容被改动：%1。中间的代理改写了请求。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s words: %1</source>
        <translation>微信支付的原文：%1</translation>
    </message>
    <message>
        <source>Way to the internet</source>
        <translation>上网方式</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s name</source>
        <translation>微信支付域名</translation>
    </message>
    <message>
        <source>Secure connection</source>
        <translation>安全连接</translation>
    </message>
    <message>
        <source>This computer&apos;s clock</source>
        <translation>本机时钟</translation>
    </message>
    <message>
        <source>Key and certificate</source>
        <translation>私钥与证书</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>证书序列号</translation>
    </message>
    <message>
        <source>Our signature</source>
        <translation>本机签名</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s signature</source>
        <translation>微信支付签名</translation>
    </message>
    <message>
        <source>End of the certificates</source>
        <translation>证书有效期</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>look</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>The merchant has not set an APIv3 key.</source>
        <translation>商户未设置 APIv3 密钥。</translation>
    </message>
    <message>
        <source>An administrator sets it at pay.weixin.qq.com, account centre, API security.</source>
        <translation>由管理员在 pay.weixin.qq.com「账户中心－API安全」设置。</translation>
    </message>
    <message>
        <source>The merchant has never applied for a certificate.</source>
        <translation>商户未申请过证书。</translation>
    </message>
    <message>
        <source>An administrator applies for it at pay.weixin.qq.com, account centre, API security.</source>
        <translation>由管理员在 pay.weixin.qq.com「账户中心－API安全」申请。</translation>
    </message>
    <message>
        <source>WeChat Pay knows no certificate of this serial for this merchant number.</source>
        <translation>该商户号下没有这个序列号的证书。</translation>
    </message>
    <message>
        <source>Compare both with pay.weixin.qq.com, API security. Often it is WeChat Pay&apos;s own certificate, or that of another merchant number.</source>
        <translation>请到 pay.weixin.qq.com「API安全」核对两者。常见原因：用了微信支付平台证书的序列号，或另一个商户号的证书。</translation>
    </message>
    <message>
        <source>The merchant&apos;s certificate is over.</source>
        <translation>商户证书已过期。</translation>
    </message>
    <message>
        <source>An administrator applies for a new one, then it is set up here.</source>
        <translation>由管理员申请新证书，再在此处配置。</translation>
    </message>
    <message>
        <source>The merchant&apos;s certificate was made void.</source>
        <translation>商户证书已作废。</translation>
    </message>
    <message>
        <source>Set up the one that is valid now, or apply for a new one.</source>
        <translation>请配置现在有效的证书，或申请新证书。</translation>
    </message>
    <message>
        <source>The merchant has a newer certificate.</source>
        <translation>商户已更换新证书。</translation>
    </message>
    <message>
        <source>Set up the new certificate and its key here.</source>
        <translation>请在此处配置新证书和它的私钥。</translation>
    </message>
    <message>
        <source>WeChat Pay could not verify our signature.</source>
        <translation>微信支付验签失败。</translation>
    </message>
    <message>
        <source>Set up the private key that belongs to this certificate.</source>
        <translation>请配置与该证书配套的私钥。</translation>
    </message>
    <message>
        <source>The authorisation arrived malformed.</source>
        <translation>到达时 Authorization 格式已损坏。</translation>
    </message>
    <message>
        <source>A proxy in between rewrites headers: have WeChat Pay&apos;s address left alone.</source>
        <translation>中间的代理改写了请求头：请让其放行微信支付地址。</translation>
    </message>
    <message>
        <source>The kind of authorisation arrived changed.</source>
        <translation>到达时 Authorization 认证类型已被改动。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is more than five minutes off.</source>
        <translation>本机时钟相差超过 5 分钟。</translation>
    </message>
    <message>
        <source>Set it right, best by itself over the network.</source>
        <translation>请校准时间，最好设为通过网络自动校时。</translation>
    </message>
    <message>
        <source>WeChat Pay refused the signature for a reason that this program does not know.</source>
        <translation>微信支付拒绝了签名，原因本程序不认识。</translation>
    </message>
    <message>
        <source>Copy this as text and send it to the technicians.</source>
        <translation>请复制文字发给技术人员。</translation>
    </message>
    <message>
        <source>An earlier step must succeed first.</source>
        <translation>须先通过前面的步骤。</translation>
    </message>
    <message>
        <source>Direct, without a proxy.</source>
        <translation>直接连接，不经代理。</translation>
    </message>
    <message>
        <source>Through the proxy %1.</source>
        <translation>经代理 %1。</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>已查到：%1</translation>
    </message>
    <message>
        <source>The proxy looks it up.</source>
        <translation>由代理查询。</translation>
    </message>
    <message>
        <source>The name leads into the building&apos;s own network: %1</source>
        <translation>域名被指向楼内网络：%1</translation>
    </message>
    <message>
        <source>Log in to the network in a browser, or ask the technicians about its name server and this computer&apos;s hosts file.</source>
        <translation>请用浏览器登录网络，或请技术人员检查 DNS 服务器和本机 hosts 文件。</translation>
    </message>
    <message>
        <source>The name is not known here.</source>
        <translation>本机查不到该域名。</translation>
    </message>
    <message>
        <source>The name server did not answer.</source>
        <translation>DNS 服务器没有应答。</translation>
    </message>
    <message>
        <source>Plain HTTP to this computer: for tests only.</source>
        <translation>到本机的明文 HTTP：仅供测试。</translation>
    </message>
    <message>
        <source>Right, to %1.</source>
        <translation>准确，相差%1。</translation>
    </message>
    <message>
        <source>Set it right before it is five minutes: then WeChat Pay refuses.</source>
        <translation>请尽快校准：相差 5 分钟后微信支付会拒绝。</translation>
    </message>
    <message>
        <source>From five minutes on WeChat Pay refuses everything. Set the clock right, best by itself over the network.</source>
        <translation>相差 5 分钟起微信支付会拒绝一切请求。请校准时间，最好设为通过网络自动校时。</translation>
    </message>
    <message>
        <source>The answer does not tell the time.</source>
        <translation>应答未带时间。</translation>
    </message>
    <message>
        <source>They belong together.</source>
        <translation>两者配套。</translation>
    </message>
    <message>
        <source>The private key does not belong to the certificate.</source>
        <translation>私钥与证书不配套。</translation>
    </message>
    <message>
        <source>Set up apiclient_key.pem and apiclient_cert.pem of the same download.</source>
        <translation>请使用同一次下载的 apiclient_key.pem 与 apiclient_cert.pem。</translation>
    </message>
    <message>
        <source>There is a key, and no certificate to compare it with.</source>
        <translation>有私钥，没有可对照的证书。</translation>
    </message>
    <message>
        <source>Give the desk apiclient_cert.pem too, and this can be checked.</source>
        <translation>再提供 apiclient_cert.pem 即可核对。</translation>
    </message>
    <message>
        <source>No private key is set up, or it is locked.</source>
        <translation>未配置私钥，或密钥库已锁定。</translation>
    </message>
    <message>
        <source>Set it up, or unlock the vault.</source>
        <translation>请配置私钥，或解锁密钥库。</translation>
    </message>
    <message>
        <source>WeChat Pay knows it: %1</source>
        <translation>微信支付认可：%1</translation>
    </message>
    <message>
        <source>The serial set up is not the certificate&apos;s, which is %1.</source>
        <translation>配置的序列号与证书不符，证书的是 %1。</translation>
    </message>
    <message>
        <source>Take the certificate&apos;s.</source>
        <translation>请以证书为准。</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s answer says nothing about it.</source>
        <translation>微信支付的应答未提及。</translation>
    </message>
    <message>
        <source>WeChat Pay has accepted it.</source>
        <translation>微信支付已接受。</translation>
    </message>
    <message>
        <source>WeChat Pay refused: HTTP %1 %2 %3</source>
        <translation>微信支付拒绝：HTTP %1 %2 %3</translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation>没有应答。</translation>
    </message>
    <message>
        <source>Check again in a moment.</source>
        <translation>请稍后再检查。</translation>
    </message>
    <message>
        <source>WeChat Pay is out of order at the moment (HTTP %1).</source>
        <translation>微信支付暂时异常（HTTP %1）。</translation>
    </message>
    <message>
        <source>Not this desk&apos;s fault: check again in a moment, or choose the backup address.</source>
        <translation>不是本台的问题：请稍后再检查，或改用备用地址。</translation>
    </message>
    <message>
        <source>Somebody else answers in WeChat Pay&apos;s place (HTTP %1).</source>
        <translation>应答的不是微信支付（HTTP %1）。</translation>
    </message>
    <message>
        <source>Log in to the network in a browser, or ask the technicians about the proxy.</source>
        <translation>请用浏览器登录网络，或请技术人员检查代理。</translation>
    </message>
    <message>
        <source>Verified with %1.</source>
        <translation>已用 %1 验证。</translation>
    </message>
    <message>
        <source>Set up WeChat Pay&apos;s public key, or its platform certificate, anew.</source>
        <translation>请重新配置微信支付公钥或平台证书。</translation>
    </message>
    <message>
        <source>Valid until %1.</source>
        <translation>有效期至 %1。</translation>
    </message>
    <message>
        <source>Ends on %1 (serial %2).</source>
        <translation>%1 到期（序列号 %2）。</translation>
    </message>
    <message>
        <source>Apply for a new one in time: it takes an administrator some days.</source>
        <translation>请及早申请新证书：管理员办理需要数日。</translation>
    </message>
    <message>
        <source>Ended on %1 (serial %2).</source>
        <translation>已于 %1 过期（序列号 %2）。</translation>
    </message>
    <message>
        <source>Set up the new one.</source>
        <translation>请配置新证书。</translation>
    </message>
    <message>
        <source>Not valid before %1 (serial %2).</source>
        <translation>%1 起才生效（序列号 %2）。</translation>
    </message>
    <message>
        <source>No certificate is at hand.</source>
        <translation>手头没有证书。</translation>
    </message>
</context>
<context>
    <name>pd::CheckView</name>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>Steps of the check</source>
        <translation>检查步骤</translation>
    </message>
    <message>
        <source>The check changes nothing at WeChat Pay.</source>
        <translation>检查不会改变微信支付的任何数据。</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1：%2。%3</translation>
    </message>
    <message>
        <source>There is nothing to check here.</source>
        <translation>这里没有可检查的。</translation>
    </message>
    <message>
        <source>Something is wrong: the lines with a cross say what to do.</source>
        <translation>有问题：带叉的各行写明了怎么办。</translation>
    </message>
    <message>
        <source>It works, and there is something to look at.</source>
        <translation>可以使用，另有需要留意之处。</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation>取消检查</translation>
    </message>
    <message>
        <source>Check &amp;now</source>
        <translation>立即检查(&amp;N)</translation>
    </message>
</context>
<context>
    <name>pd::ConfirmDialog</name>
    <message>
        <source>Send to WeChat Pay?</source>
        <translation>发送给微信支付？</translation>
    </message>
    <message>
        <source>Record for the member system?</source>
        <translation>登记到会员系统更正？</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Recorded for the member system</source>
        <translation>会员系统更正登记</translation>
    </message>
    <message>
        <source>Nothing is sent to WeChat Pay. It waits to be booked.</source>
        <translation>不发送给微信支付，等待会员系统入账。</translation>
    </message>
    <message>
        <source>To WeChat Pay, PRACTICE</source>
        <translation>发给微信支付（练习）</translation>
    </message>
    <message>
        <source>To WeChat Pay, LIVE</source>
        <translation>发给微信支付（正式）</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>任何数据都不会离开本机。</translation>
    </message>
    <message>
        <source>WeChat Pay takes one report of a transaction. It can&apos;t be taken back or changed there.</source>
        <translation>微信支付对每笔交易只接受一次回传，之后无法撤回或修改。</translation>
    </message>
    <message>
        <source>Against the desk&apos;s advice: WeChat Pay will most likely refuse it.</source>
        <translation>不建议发送：微信支付很可能会拒绝。</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>No points (0)</source>
        <translation>无积分（0）</translation>
    </message>
    <message>
        <source>%1 → %2 points</source>
        <translation>%1 → %2 分</translation>
    </message>
    <message>
        <source>Balance after it: %1</source>
        <translation>之后的余额：%1</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Booked at</source>
        <translation>积分入账时间</translation>
    </message>
    <message>
        <source>The customer reads</source>
        <translation>顾客看到</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note (desk only)</source>
        <translation>备注（仅服务台）</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>A large value: type the points again</source>
        <translation>数值较大：请再输入一次积分</translation>
    </message>
    <message>
        <source>This is another number than the one above.</source>
        <translation>与上面的数字不一致。</translation>
    </message>
    <message>
        <source>Back to the form    Esc</source>
        <translation>返回修改    Esc</translation>
    </message>
    <message>
        <source>Send    Ctrl+Enter</source>
        <translation>发送    Ctrl+Enter</translation>
    </message>
    <message>
        <source>Record    Ctrl+Enter</source>
        <translation>登记    Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>pd::ConnectionCheckDialog</name>
    <message>
        <source>Connection check</source>
        <translation>连接检查</translation>
    </message>
    <message>
        <source>Why does it not work?</source>
        <translation>为什么不能用？</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>pd::CorrectionForm</name>
    <message>
        <source>Earned</source>
        <translation>获得积分</translation>
    </message>
    <message>
        <source>Not earned</source>
        <translation>未获得积分</translation>
    </message>
    <message>
        <source>The customer reads this in WeChat.</source>
        <translation>顾客会在微信里看到这段文字。</translation>
    </message>
    <message>
        <source>Choose or type</source>
        <translation>选择或输入</translation>
    </message>
    <message>
        <source>Required. It stays at this desk.</source>
        <translation>必填，仅保留在服务台。</translation>
    </message>
    <message>
        <source>Only the desk reads this.</source>
        <translation>仅服务台可见。</translation>
    </message>
    <message>
        <source>Right points for this transaction</source>
        <translation>本笔交易的正确积分</translation>
    </message>
</context>
<context>
    <name>pd::CorrectionPage</name>
    <message>
        <source>Points correction</source>
        <translation>积分更正</translation>
    </message>
    <message>
        <source>Review and send …    Ctrl+Enter</source>
        <translation>核对并发送…    Ctrl+Enter</translation>
    </message>
    <message>
        <source>Review and record …    Ctrl+Enter</source>
        <translation>核对并登记…    Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>pd::CorrectionPane</name>
    <message>
        <source>Points correction</source>
        <translation>积分更正</translation>
    </message>
</context>
<context>
    <name>pd::CredentialsPage</name>
    <message>
        <source>Keys and certificates</source>
        <translation>密钥与证书</translation>
    </message>
    <message>
        <source>Drop the merchant&apos;s files on this page, or choose them. Secrets are sealed in this desk&apos;s vault; nothing is sent anywhere.</source>
        <translation>把商户的文件拖到本页，或逐个选择。秘密会封存在本台的密钥库里，不会发送到任何地方。</translation>
    </message>
    <message>
        <source>Private key: apiclient_key.pem or apiclient_cert.p12</source>
        <translation>商户私钥：apiclient_key.pem 或 apiclient_cert.p12</translation>
    </message>
    <message>
        <source>Choose the private key…</source>
        <translation>选择私钥…</translation>
    </message>
    <message>
        <source>Merchant&apos;s certificate: apiclient_cert.pem</source>
        <translation>商户证书：apiclient_cert.pem</translation>
    </message>
    <message>
        <source>Choose the certificate…</source>
        <translation>选择证书…</translation>
    </message>
    <message>
        <source>Only where the certificate is not at hand.</source>
        <translation>仅在手头没有证书时填写。</translation>
    </message>
    <message>
        <source>Pass-phrase of a file, if it has one</source>
        <translation>文件口令（如有）</translation>
    </message>
    <message>
        <source>A .p12 of WeChat Pay opens with the merchant number: leave it empty.</source>
        <translation>微信支付的 .p12 用商户号即可打开，请留空。</translation>
    </message>
    <message>
        <source>APIv3 key</source>
        <translation>APIv3 密钥</translation>
    </message>
    <message>
        <source>PUB_KEY_ID_ and digits.</source>
        <translation>PUB_KEY_ID_ 加数字。</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s public key: pub_key.pem</source>
        <translation>微信支付公钥：pub_key.pem</translation>
    </message>
    <message>
        <source>Choose WeChat Pay&apos;s public key…</source>
        <translation>选择微信支付公钥…</translation>
    </message>
    <message>
        <source>Platform certificates: only where there is no public key; with the APIv3 key they are fetched by themselves</source>
        <translation>平台证书：仅在没有微信支付公钥时需要；有 APIv3 密钥会自动下载</translation>
    </message>
    <message>
        <source>Choose a platform certificate…</source>
        <translation>选择平台证书…</translation>
    </message>
    <message>
        <source>Pass-phrase of the vault: this computer has no keychain</source>
        <translation>密钥库口令：本机没有系统钥匙串</translation>
    </message>
    <message>
        <source>It is asked for at each start. Nobody can recover it.</source>
        <translation>每次启动都会询问。忘记后无人能找回。</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Keys and certificates (*.pem *.p12 *.pfx *.key *.crt *.cer)</source>
        <translation>密钥与证书 (*.pem *.p12 *.pfx *.key *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Private key, RSA %1</source>
        <translation>私钥，RSA %1</translation>
    </message>
    <message>
        <source>The one that is set up stays, unless another is chosen.</source>
        <translation>沿用已配置的，除非另选。</translation>
    </message>
    <message>
        <source>Certificate %1, of the merchant number %2, valid until %3</source>
        <translation>证书 %1，商户号 %2，有效期至 %3</translation>
    </message>
    <message>
        <source>Public key, RSA %1</source>
        <translation>公钥，RSA %1</translation>
    </message>
    <message>
        <source>Platform certificate %1, valid until %2</source>
        <translation>平台证书 %1，有效期至 %2</translation>
    </message>
    <message>
        <source>✓ It is there: 32 characters.</source>
        <translation>✓ 已填：32 个字符。</translation>
    </message>
    <message>
        <source>32 letters and digits, from API security. It opens WeChat Pay&apos;s notifications and platform certificates.</source>
        <translation>32 位字母和数字，来自「API安全」。用于解密微信支付通知和平台证书。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>pd::DayEndDialog</name>
    <message>
        <source>Sum up</source>
        <translation>汇总方式</translation>
    </message>
    <message>
        <source>Day&apos;s end</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Bars; the table below says the same</source>
        <translation>条形图；下方表格为相同数字</translation>
    </message>
    <message>
        <source>The day in numbers</source>
        <translation>当日数字</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>增加</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>扣减</translation>
    </message>
    <message>
        <source>Nothing was recorded on this day.</source>
        <translation>当日没有记录。</translation>
    </message>
</context>
<context>
    <name>pd::DayPage</name>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>其他 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — day&apos;s end, %2</source>
        <translation>%1 日结 %2</translation>
    </message>
    <message>
        <source>+%1  −%2</source>
        <translation>+%1  −%2</translation>
    </message>
    <message>
        <source>By outcome</source>
        <translation>按结果</translation>
    </message>
    <message>
        <source>By shop</source>
        <translation>按店铺</translation>
    </message>
    <message>
        <source>By operator</source>
        <translation>按操作员</translation>
    </message>
    <message>
        <source>%1 entries. Points given: %2, taken: %3. Still unknown: %4, to book: %5.</source>
        <translation>共 %1 笔。增加积分 %2，扣减 %3。结果仍未知 %4 笔，待入账 %5 笔。</translation>
    </message>
    <message>
        <source>Day&apos;s end %1</source>
        <translation>日结 %1</translation>
    </message>
</context>
<context>
    <name>pd::DeskPage</name>
    <message>
        <source>This desk</source>
        <translation>本台</translation>
    </message>
    <message>
        <source>Who stands here. It is kept in every line of the history.</source>
        <translation>谁在这里办理。会记入每条历史。</translation>
    </message>
    <message>
        <source>Whoever is at the desk when it starts.</source>
        <translation>程序启动时在台的人。</translation>
    </message>
    <message>
        <source>Optional, for example 一楼服务台.</source>
        <translation>可不填，例如：一楼服务台。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>A larger correction is typed a second time. Empty: 10000.</source>
        <translation>超过此数须再输入一次。留空为 10000。</translation>
    </message>
    <message>
        <source>Where the history is kept. Empty: %1</source>
        <translation>历史存放处。留空为 %1</translation>
    </message>
</context>
<context>
    <name>pd::EndpointPage</name>
    <message>
        <source>The way to WeChat Pay</source>
        <translation>到微信支付的通路</translation>
    </message>
    <message>
        <source>The main address is right for nearly every desk.</source>
        <translation>几乎所有台都用主地址。</translation>
    </message>
    <message>
        <source>Main: api.mch.weixin.qq.com</source>
        <translation>主地址：api.mch.weixin.qq.com</translation>
    </message>
    <message>
        <source>Backup: api2.mch.weixin.qq.com</source>
        <translation>备用：api2.mch.weixin.qq.com</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>https:// and the host, nothing behind it.</source>
        <translation>https:// 加主机名，后面不加内容。</translation>
    </message>
    <message>
        <source>Only where a company proxy opens secure connections: the path of its PEM file.</source>
        <translation>仅在公司代理会解开安全连接时：其 PEM 文件的路径。</translation>
    </message>
</context>
<context>
    <name>pd::EntryDetailsDialog</name>
    <message>
        <source>Details of an entry</source>
        <translation>记录详情</translation>
    </message>
    <message>
        <source>Copy for WeChat Pay&apos;s support</source>
        <translation>复制给微信支付客服</translation>
    </message>
    <message>
        <source>Send the same again…</source>
        <translation>原样重发…</translation>
    </message>
    <message>
        <source>Mark as booked…</source>
        <translation>标记为已入账…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This entry is no longer in the journal.</source>
        <translation>台账中已没有这条记录。</translation>
    </message>
    <message>
        <source>%1 (not earned)</source>
        <translation>%1（未获得）</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>更正前</translation>
    </message>
    <message>
        <source>Sent anyway</source>
        <translation>仍然发送</translation>
    </message>
    <message>
        <source>The desk had advised against it.</source>
        <translation>系统曾建议不要发送。</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>%1 by %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>What is sent, byte for byte</source>
        <translation>发送内容（逐字节）</translation>
    </message>
    <message>
        <source>Show the member&apos;s number</source>
        <translation>显示会员号</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Find out why…</source>
        <translation>查找原因…</translation>
    </message>
    <message>
        <source>Settled otherwise…</source>
        <translation>其他方式了结…</translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>回执…</translation>
    </message>
    <message>
        <source>Copy all as text</source>
        <translation>全部复制为文本</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>%1 points, %2</source>
        <translation>%1 分，%2</translation>
    </message>
    <message>
        <source>Corrects the entry of %1: %2</source>
        <translation>更正 %1 的记录：%2</translation>
    </message>
    <message>
        <source>Corrected on %1: %2</source>
        <translation>已于 %1 更正：%2</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>pd::Errors</name>
    <message>
        <source>Choose a transaction on the left, scan the bill, or type its number.</source>
        <translation>请在左侧选择交易、扫描账单，或输入交易单号。</translation>
    </message>
    <message>
        <source>Choose the mini-program in which the customer is a member.</source>
        <translation>请选择顾客开通会员的小程序。</translation>
    </message>
    <message>
        <source>The member&apos;s number is missing.</source>
        <translation>缺少会员号（openid）。</translation>
    </message>
    <message>
        <source>The mall&apos;s merchant number is missing.</source>
        <translation>缺少商圈商户号。</translation>
    </message>
    <message>
        <source>Fill in how many points this transaction added.</source>
        <translation>请填写本笔交易增加的积分。</translation>
    </message>
    <message>
        <source>Fill in when the points were booked.</source>
        <translation>请填写积分入账时间。</translation>
    </message>
    <message>
        <source>Say why there were no points. The customer reads this.</source>
        <translation>请说明为什么没有积分，顾客会看到。</translation>
    </message>
    <message>
        <source>Give the reason of this correction. It stays at this desk.</source>
        <translation>请填写更正原因，仅保留在服务台。</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>请填写。</translation>
    </message>
    <message>
        <source>spaces</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>line breaks</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>invisible characters</source>
        <translation>不可见字符</translation>
    </message>
    <message>
        <source>a back-tick (`)</source>
        <translation>反引号（`）</translation>
    </message>
    <message>
        <source>Merchant&apos;s private key</source>
        <translation>商户私钥</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s public key</source>
        <translation>微信支付公钥</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s platform certificate</source>
        <translation>微信支付平台证书</translation>
    </message>
    <message>
        <source>Extra CA certificates</source>
        <translation>附加 CA 证书</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>the file is not a PEM file</source>
        <translation>不是 PEM 文件</translation>
    </message>
    <message>
        <source>this is a certificate, not the key</source>
        <translation>这是证书，不是密钥</translation>
    </message>
    <message>
        <source>this is a public key, not the private one</source>
        <translation>这是公钥，不是私钥</translation>
    </message>
    <message>
        <source>this is a private key, which does not belong here</source>
        <translation>这是私钥，不应放在这里</translation>
    </message>
    <message>
        <source>the key is locked with a pass-phrase</source>
        <translation>密钥有口令保护</translation>
    </message>
    <message>
        <source>this is not an RSA key</source>
        <translation>不是 RSA 密钥</translation>
    </message>
    <message>
        <source>the key has fewer than 2048 bits</source>
        <translation>密钥不足 2048 位</translation>
    </message>
    <message>
        <source>the key has more than 4096 bits</source>
        <translation>密钥超过 4096 位</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>the file is too large to be a key</source>
        <translation>文件太大，不可能是密钥</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Mini-program (appid)</source>
        <translation>小程序（appid）</translation>
    </message>
    <message>
        <source>Member (openid)</source>
        <translation>会员（openid）</translation>
    </message>
    <message>
        <source>Mall&apos;s merchant number (sub_mchid)</source>
        <translation>商圈商户号（sub_mchid）</translation>
    </message>
    <message>
        <source>Did this transaction earn points?</source>
        <translation>本笔交易是否获得积分？</translation>
    </message>
    <message>
        <source>Points added</source>
        <translation>增加的积分</translation>
    </message>
    <message>
        <source>Balance after it (optional)</source>
        <translation>之后的余额（选填）</translation>
    </message>
    <message>
        <source>Booked at</source>
        <translation>积分入账时间</translation>
    </message>
    <message>
        <source>Why no points (the customer reads this)</source>
        <translation>无积分的原因（顾客可见）</translation>
    </message>
    <message>
        <source>Reason (stays at this desk)</source>
        <translation>更正原因（仅服务台）</translation>
    </message>
    <message>
        <source>Note (stays at this desk, optional)</source>
        <translation>备注（仅服务台，选填）</translation>
    </message>
    <message>
        <source>Too long: at most %1 characters. Shorten it.</source>
        <translation>太长：最多 %1 个字符，请缩短。</translation>
    </message>
    <message>
        <source>Only letters, digits and signs without spaces can stand here. Copy the number again.</source>
        <translation>这里只能填字母、数字和符号，不能有空格。请重新复制单号。</translation>
    </message>
    <message>
        <source>Line breaks and tabs can&apos;t be sent. Write it in one line.</source>
        <translation>不能包含换行和制表符，请写成一行。</translation>
    </message>
    <message>
        <source>WeChat Pay doesn&apos;t take emoji and some rare characters. Replace them.</source>
        <translation>微信支付不接受表情符号和部分生僻字，请替换。</translation>
    </message>
    <message>
        <source>A spreadsheet has shortened this number; its last digits are lost. Take it from the customer&apos;s bill, or format the column as text and export again.</source>
        <translation>电子表格把这个单号变成了科学计数法，末尾数字已丢失。请从顾客账单上取号，或把该列设为文本后重新导出。</translation>
    </message>
    <message>
        <source>Only the digits 0 to 9 can stand here.</source>
        <translation>这里只能填数字 0–9。</translation>
    </message>
    <message>
        <source>Points are whole numbers. Leave the fraction out.</source>
        <translation>积分是整数，请去掉小数。</translation>
    </message>
    <message>
        <source>WeChat Pay takes no negative points. To take points away, correct them in the member system.</source>
        <translation>微信支付不接受负积分。要扣减积分，请在会员系统更正。</translation>
    </message>
    <message>
        <source>This number is too large. Check the digits.</source>
        <translation>数字太大，请检查位数。</translation>
    </message>
    <message>
        <source>Nothing was earned, so this must be 0.</source>
        <translation>未获得积分，此处必须为 0。</translation>
    </message>
    <message>
        <source>At least 1. If there were no points, choose &quot;not earned&quot;.</source>
        <translation>至少为 1。如果没有积分，请选择“未获得积分”。</translation>
    </message>
    <message>
        <source>This is not a date and time. Example: 2020-05-20T13:29:35+08:00</source>
        <translation>不是日期时间。例如：2020-05-20T13:29:35+08:00</translation>
    </message>
    <message>
        <source>The time zone is missing. Add +08:00 at the end.</source>
        <translation>缺少时区，请在末尾加上 +08:00。</translation>
    </message>
    <message>
        <source>This time has not come yet. Check the date, and this computer&apos;s clock.</source>
        <translation>这个时间还没到。请检查日期和本机时钟。</translation>
    </message>
    <message>
        <source>Only a service provider&apos;s desk sends this. Leave it empty.</source>
        <translation>只有服务商模式才需要，请留空。</translation>
    </message>
    <message>
        <source>Long text: WeChat Pay may cut it or refuse it. A shorter one is safer.</source>
        <translation>文字较长：微信支付可能截断或拒绝，缩短更稳妥。</translation>
    </message>
    <message>
        <source>This looks like the shop&apos;s 商户单号. On the customer&apos;s bill you need the 交易单号.</source>
        <translation>这看起来是商户单号。需要的是顾客账单上的交易单号。</translation>
    </message>
    <message>
        <source>Member numbers usually have 28 characters and begin with &quot;o&quot;. Check it.</source>
        <translation>会员号（openid）通常为 28 个字符，以 o 开头。请核对。</translation>
    </message>
    <message>
        <source>Transaction numbers usually have 28 digits. Check it against the bill.</source>
        <translation>交易单号通常为 28 位数字。请与账单核对。</translation>
    </message>
    <message>
        <source>The balance may have changed since. Leave it empty if in doubt.</source>
        <translation>余额可能已变化，不确定时请留空。</translation>
    </message>
    <message>
        <source>The balance after it is smaller than the points added. Check both.</source>
        <translation>之后的余额小于增加的积分，请核对两者。</translation>
    </message>
    <message>
        <source>Removed: %1.</source>
        <translation>已去掉：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Full-width characters were made normal.</source>
        <translation>全角字符已转为半角。</translation>
    </message>
    <message>
        <source>The journal is in use by another program.</source>
        <translation>台账正被另一个程序使用。</translation>
    </message>
    <message>
        <source>Close the other Points Desk on this computer, then start this one again. Nothing is sent until then.</source>
        <translation>请关闭本机上另一个商圈积分台，再重新启动。在此之前不会发送任何内容。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing can be recorded, so nothing is sent.</source>
        <translation>磁盘已满。无法记录，因此不会发送。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The journal can only be read. Nothing is sent.</source>
        <translation>台账只读，不会发送任何内容。</translation>
    </message>
    <message>
        <source>The technicians must give this computer&apos;s user the right to write in the journal&apos;s folder.</source>
        <translation>请技术人员为本机用户开通台账文件夹的写权限。</translation>
    </message>
    <message>
        <source>The journal is damaged. What can be read is shown; nothing is sent.</source>
        <translation>台账已损坏。可读部分仍会显示；不会发送任何内容。</translation>
    </message>
    <message>
        <source>Don&apos;t delete anything. The technicians must look at the file that was kept aside.</source>
        <translation>请勿删除任何文件。请技术人员检查另存的文件。</translation>
    </message>
    <message>
        <source>The journal was written by a newer Points Desk. It is shown; nothing is sent.</source>
        <translation>台账由更新版本的商圈积分台写入。仅供查看，不会发送。</translation>
    </message>
    <message>
        <source>Install the newer version on this computer.</source>
        <translation>请在本机安装新版本。</translation>
    </message>
    <message>
        <source>The journal can&apos;t be opened. Nothing is sent.</source>
        <translation>无法打开台账，不会发送任何内容。</translation>
    </message>
    <message>
        <source>Check that its folder exists and that its disk is connected.</source>
        <translation>请检查文件夹是否存在、磁盘是否已连接。</translation>
    </message>
    <message>
        <source>The journal has a fault. Nothing is sent.</source>
        <translation>台账出现故障，不会发送任何内容。</translation>
    </message>
    <message>
        <source>Start the program again. If it stays like this, tell the technicians.</source>
        <translation>请重新启动程序。如果仍然如此，请联系技术人员。</translation>
    </message>
    <message>
        <source>It could not be recorded, so nothing was sent. %1</source>
        <translation>未能记录，因此没有发送。%1</translation>
    </message>
    <message>
        <source>A report of this transaction is still open.</source>
        <translation>本笔交易还有一条回传未结。</translation>
    </message>
    <message>
        <source>Settle it first in the history below, then correct it.</source>
        <translation>请先在下方历史记录中处理，再更正。</translation>
    </message>
    <message>
        <source>This entry is no longer in the journal.</source>
        <translation>台账中已没有这条记录。</translation>
    </message>
    <message>
        <source>Press F5 to read the history again.</source>
        <translation>请按 F5 重新读取历史记录。</translation>
    </message>
    <message>
        <source>This can&apos;t be done with an entry in this state.</source>
        <translation>这条记录当前的状态不允许此操作。</translation>
    </message>
    <message>
        <source>Look at its details: it has changed in the meantime.</source>
        <translation>请查看详情：状态已发生变化。</translation>
    </message>
    <message>
        <source>This desk has no keys for WeChat Pay. Nothing was sent.</source>
        <translation>本服务台没有微信支付密钥，没有发送。</translation>
    </message>
    <message>
        <source>The technicians must complete the profile. Member-system corrections can be recorded all the same.</source>
        <translation>请技术人员补全配置。会员系统更正仍可登记。</translation>
    </message>
    <message>
        <source>The program is closing. Nothing was sent.</source>
        <translation>程序正在关闭，没有发送。</translation>
    </message>
    <message>
        <source>Start it again and repeat the correction.</source>
        <translation>请重新启动后再做一次更正。</translation>
    </message>
    <message>
        <source>%1 Until then nothing can be sent; member-system corrections can be recorded.</source>
        <translation>%1在此之前无法发送；会员系统更正仍可登记。</translation>
    </message>
    <message>
        <source>The technicians must mend the profile.</source>
        <translation>请技术人员修正配置。</translation>
    </message>
    <message>
        <source>%1: the file %2 can&apos;t be read.</source>
        <translation>%1：无法读取文件 %2。</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>There is no profile at %1.</source>
        <translation>没有找到配置文件 %1。</translation>
    </message>
    <message>
        <source>The profile %1 can&apos;t be read.</source>
        <translation>无法读取配置文件 %1。</translation>
    </message>
    <message>
        <source>The profile %1 is not an INI file.</source>
        <translation>配置文件 %1 不是 INI 格式。</translation>
    </message>
    <message>
        <source>The profile %1 is not UTF-8 text.</source>
        <translation>配置文件 %1 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>%1 stands there twice. Keep one.</source>
        <translation>%1 出现了两次，请只保留一个。</translation>
    </message>
    <message>
        <source>%1 is too long.</source>
        <translation>%1 太长。</translation>
    </message>
    <message>
        <source>%1 holds characters that can&apos;t stand there.</source>
        <translation>%1 含有不允许的字符。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a merchant number.</source>
        <translation>%1：“%2”不是商户号。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not an appid.</source>
        <translation>%1：“%2”不是 appid。</translation>
    </message>
    <message>
        <source>%1: a mall has at most five mini-programs.</source>
        <translation>%1：一个商圈最多五个小程序。</translation>
    </message>
    <message>
        <source>%1 belongs to partner mode only.</source>
        <translation>%1 只用于服务商模式。</translation>
    </message>
    <message>
        <source>%1: the id begins with PUB_KEY_ID_.</source>
        <translation>%1：ID 应以 PUB_KEY_ID_ 开头。</translation>
    </message>
    <message>
        <source>%1: there is no such key. Check the spelling.</source>
        <translation>%1：没有这个配置项，请检查拼写。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a number.</source>
        <translation>%1：“%2”不是数字。</translation>
    </message>
    <message>
        <source>%1: %2 is too small or too large.</source>
        <translation>%1：%2 太小或太大。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not an address.</source>
        <translation>%1：“%2”不是网址。</translation>
    </message>
    <message>
        <source>%1: the address must begin with https://.</source>
        <translation>%1：网址必须以 https:// 开头。</translation>
    </message>
    <message>
        <source>%1: must be &quot;merchant&quot; or &quot;partner&quot;, not &quot;%2&quot;.</source>
        <translation>%1：必须是 merchant 或 partner，不能是“%2”。</translation>
    </message>
    <message>
        <source>%1: must be &quot;zh_CN&quot; or &quot;en&quot;, not &quot;%2&quot;.</source>
        <translation>%1：必须是 zh_CN 或 en，不能是“%2”。</translation>
    </message>
    <message>
        <source>%1: a certificate&apos;s serial number is written in the digits 0-9 and the letters A-F.</source>
        <translation>%1：证书序列号由数字 0–9 和大写字母 A–F 组成。</translation>
    </message>
    <message>
        <source>Neither WeChat Pay&apos;s public key nor a platform certificate is named: answers could not be verified.</source>
        <translation>没有配置微信支付公钥或平台证书：无法验证应答。</translation>
    </message>
    <message>
        <source>%1: WeChat Pay&apos;s public key needs both its id and its file.</source>
        <translation>%1：微信支付公钥需要同时配置 ID 和文件。</translation>
    </message>
    <message>
        <source>%1: the file %2 does not exist.</source>
        <translation>%1：文件 %2 不存在。</translation>
    </message>
    <message>
        <source>%1 must be down, nearest or up.</source>
        <translation>%1 只能是 down、nearest 或 up。</translation>
    </message>
    <message>
        <source>%1 is not a number above 0 with at most four decimals: %2</source>
        <translation>%1 应为大于 0、最多四位小数的数：%2</translation>
    </message>
    <message>
        <source>%1 is not an amount in yuan: %2</source>
        <translation>%1 不是以元为单位的金额：%2</translation>
    </message>
    <message>
        <source>Merchant&apos;s certificate</source>
        <translation>商户证书</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s platform certificates have not been fetched yet: its answers could not be verified.</source>
        <translation>尚未下载到微信支付平台证书：无法验证应答。</translation>
    </message>
    <message>
        <source>The desk tries again by itself. If it stays like this, the connection check in the menu Help says why.</source>
        <translation>本台会自动再试。若仍如此，「帮助」菜单的连接检查会说明原因。</translation>
    </message>
    <message>
        <source>%1: the private key is either in a vault or in a file, not in both. Keep one of the two keys.</source>
        <translation>%1：私钥要么在密钥库里，要么在文件里，不能两者都写。请保留其一。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead of WeChat Pay&apos;s.</source>
        <translation>本机时钟比微信支付快 %1。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind WeChat Pay&apos;s.</source>
        <translation>本机时钟比微信支付慢 %1。</translation>
    </message>
    <message>
        <source>Set it right, best by itself over the network: from five minutes on WeChat Pay refuses everything.</source>
        <translation>请校准时间，最好设为自动校时：相差 5 分钟起微信支付会拒绝一切请求。</translation>
    </message>
    <message>
        <source>The merchant&apos;s certificate ends on %1.</source>
        <translation>商户证书将于 %1 到期。</translation>
    </message>
    <message>
        <source>An administrator must apply for a new one at pay.weixin.qq.com (API security), then set it up here. After its end WeChat Pay refuses everything. Serial: %1</source>
        <translation>须由管理员在 pay.weixin.qq.com（API安全）申请新证书，再在此处配置。到期后微信支付会拒绝一切请求。序列号：%1</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s platform certificate ends on %1, and no newer one has been fetched.</source>
        <translation>微信支付平台证书将于 %1 到期，尚未下载到更新的。</translation>
    </message>
    <message>
        <source>After its end no answer can be verified. Check the connection, or change to WeChat Pay&apos;s public key.</source>
        <translation>到期后无法验证应答。请检查连接，或改用微信支付公钥。</translation>
    </message>
    <message>
        <source>Until then nothing can be sent; member-system corrections can be recorded.</source>
        <translation>在此之前不能发送；会员系统更正仍可登记。</translation>
    </message>
    <message>
        <source>The keys are locked. This computer has no keychain, so the vault asks for its pass-phrase at each start.</source>
        <translation>密钥已锁定。本机没有系统钥匙串，密钥库每次启动都要口令。</translation>
    </message>
    <message>
        <source>That pass-phrase does not open the vault.</source>
        <translation>口令不对，打不开密钥库。</translation>
    </message>
    <message>
        <source>Try again; capitals and spaces count. Nothing was changed. %1</source>
        <translation>请再试；区分大小写和空格。什么都没有改动。%1</translation>
    </message>
    <message>
        <source>A pass-phrase can&apos;t be empty.</source>
        <translation>口令不能为空。</translation>
    </message>
    <message>
        <source>Type it.</source>
        <translation>请输入。</translation>
    </message>
    <message>
        <source>The vault is not where the profile says.</source>
        <translation>密钥库不在配置文件所写的位置。</translation>
    </message>
    <message>
        <source>Put it back, or set the desk up again. %1</source>
        <translation>请放回原处，或重新配置。%1</translation>
    </message>
    <message>
        <source>The file that the profile names is not a vault.</source>
        <translation>配置文件所指的文件不是密钥库。</translation>
    </message>
    <message>
        <source>Check the profile&apos;s line &quot;vault&quot;. The file was left as it is.</source>
        <translation>请检查配置文件的 vault 一行。该文件保持原样。</translation>
    </message>
    <message>
        <source>The vault was written by a newer Points Desk.</source>
        <translation>密钥库由更新版本的积分台写成。</translation>
    </message>
    <message>
        <source>The vault is damaged: it can&apos;t be opened any more.</source>
        <translation>密钥库已损坏，无法再打开。</translation>
    </message>
    <message>
        <source>Set the desk up again with the merchant&apos;s files. The damaged vault is left as it is.</source>
        <translation>请用商户的文件重新配置。损坏的密钥库保持原样。</translation>
    </message>
    <message>
        <source>The vault can&apos;t be read.</source>
        <translation>无法读取密钥库。</translation>
    </message>
    <message>
        <source>The technicians must give this computer&apos;s user the right to read it.</source>
        <translation>请技术人员给本机用户读取权限。</translation>
    </message>
    <message>
        <source>There is a vault of that name already; it is never replaced.</source>
        <translation>已有同名密钥库，绝不会覆盖它。</translation>
    </message>
    <message>
        <source>Choose another place for the new one.</source>
        <translation>请为新的另选位置。</translation>
    </message>
    <message>
        <source>The vault can&apos;t be written.</source>
        <translation>无法写入密钥库。</translation>
    </message>
    <message>
        <source>The technicians must give this computer&apos;s user the right to write in its folder.</source>
        <translation>请技术人员给本机用户该文件夹的写入权限。</translation>
    </message>
    <message>
        <source>The disk is full: the vault was not written.</source>
        <translation>磁盘已满：密钥库没有写入。</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain does not have the key of this vault.</source>
        <translation>本机的系统钥匙串里没有这个密钥库的钥匙。</translation>
    </message>
    <message>
        <source>A vault opens only for the user and on the computer where it was set up. Set the desk up again here with the merchant&apos;s files.</source>
        <translation>密钥库只能由配置它的用户在原来的电脑上打开。请用商户的文件在此重新配置。</translation>
    </message>
    <message>
        <source>This vault is opened by the keychain, not by a pass-phrase.</source>
        <translation>这个密钥库由系统钥匙串打开，不用口令。</translation>
    </message>
    <message>
        <source>Try again as the user who set the desk up.</source>
        <translation>请以配置时的用户登录再试。</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain can&apos;t be reached.</source>
        <translation>无法使用本机的系统钥匙串。</translation>
    </message>
    <message>
        <source>Log in with a desktop session that has one, then try again. %1</source>
        <translation>请登录带有钥匙串的桌面会话后再试。%1</translation>
    </message>
    <message>
        <source>The keychain did not hand out the key: it is locked, or somebody said no.</source>
        <translation>钥匙串没有给出钥匙：它被锁定，或有人选择了拒绝。</translation>
    </message>
    <message>
        <source>Unlock the keychain, then try again. %1</source>
        <translation>请解锁钥匙串后再试。%1</translation>
    </message>
    <message>
        <source>The keychain has a fault.</source>
        <translation>钥匙串出错。</translation>
    </message>
    <message>
        <source>Try again. If it stays like this, tell the technicians. %1</source>
        <translation>请再试。若仍如此，请告诉技术人员。%1</translation>
    </message>
    <message>
        <source>This computer has too little memory, or no random numbers, to open the vault.</source>
        <translation>本机内存不足，或取不到随机数，无法打开密钥库。</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>请关闭其他程序后再试。</translation>
    </message>
    <message>
        <source>Until then WeChat Pay&apos;s notifications and platform certificates can&apos;t be opened.</source>
        <translation>在此之前，微信支付的通知和平台证书无法解密。</translation>
    </message>
    <message>
        <source>The file of the APIv3 key can&apos;t be read: %1</source>
        <translation>无法读取 APIv3 密钥文件：%1</translation>
    </message>
    <message>
        <source>The technicians must put it there, or give the key again in the settings. %1</source>
        <translation>请技术人员把文件放回原处，或在设置中重新录入密钥。%1</translation>
    </message>
    <message>
        <source>The file does not hold an APIv3 key: %1</source>
        <translation>该文件里不是 APIv3 密钥：%1</translation>
    </message>
    <message>
        <source>It has 32 letters and digits, as set at pay.weixin.qq.com (API security). The technicians must give it again in the settings. %1</source>
        <translation>APIv3 密钥是在 pay.weixin.qq.com（API 安全）设置的 32 位字母和数字。请技术人员在设置中重新录入。%1</translation>
    </message>
    <message>
        <source>This APIv3 key does not open what WeChat Pay sends.</source>
        <translation>用这个 APIv3 密钥解不开微信支付发来的内容。</translation>
    </message>
    <message>
        <source>It is another merchant&apos;s, or it was changed at pay.weixin.qq.com since. The technicians must give the new one in the settings. %1</source>
        <translation>它属于别的商户，或者已在 pay.weixin.qq.com 上更换。请技术人员在设置中录入新的密钥。%1</translation>
    </message>
    <message>
        <source>%1: there is no column %2. docs/profile.md lists them.</source>
        <translation>%1：没有名为 %2 的列。可用的列见 docs/profile.md。</translation>
    </message>
    <message>
        <source>The journal is not the one that this desk sealed last. It is shown; nothing is sent.</source>
        <translation>台账不是本台最近封印的那份。仅供查看，不发送任何内容。</translation>
    </message>
    <message>
        <source>An older copy may have been put in its place, and corrections may be missing. Ask the technicians before you go on with it.</source>
        <translation>可能被换成了较旧的副本，更正可能缺失。继续使用之前请先询问技术人员。</translation>
    </message>
    <message>
        <source>The disk takes nothing more: it is full, this user&apos;s share of it is used up, or it fails. Nothing can be recorded, so nothing is sent.</source>
        <translation>磁盘写不进去了：已满、本用户的配额已用完，或磁盘有故障。无法记录，因此不会发送。</translation>
    </message>
    <message>
        <source>Free some space, then try again. If it stays like this, the technicians must look at the disk.</source>
        <translation>请腾出空间后重试。若仍如此，请技术人员检查磁盘。</translation>
    </message>
    <message>
        <source>This desk no longer remembers that its history was sealed, last at %1.</source>
        <translation>本台已不记得历史记录曾经封印过；最近一次封印于 %1。</translation>
    </message>
    <message>
        <source>Its vault is new or was lost. If nobody has set the desk up anew, an older copy of the history may have been put in its place: ask the technicians, and verify the history (Ctrl+Shift+V). From now on it is remembered again.</source>
        <translation>密钥库是新建的，或曾经丢失。如果没有人重新配置过本台，历史记录可能被换成了旧的副本：请询问技术人员，并核对历史（Ctrl+Shift+V）。从现在起会重新记住。</translation>
    </message>
</context>
<context>
    <name>pd::Evidence</name>
    <message>
        <source>Entry</source>
        <translation>记录编号</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>更正前</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What is sent, byte for byte</source>
        <translation>发送内容（逐字节）</translation>
    </message>
    <message>
        <source>Verify history…</source>
        <translation>核对历史…</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Back up to a new file</source>
        <translation>备份到新文件</translation>
    </message>
    <message>
        <source>Backup of a journal (*.db)</source>
        <translation>台账备份 (*.db)</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>pd::EvidenceDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>核对结果</translation>
    </message>
    <message>
        <source>Beginning …</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消。未做任何改动。</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>正在取消…</translation>
    </message>
</context>
<context>
    <name>pd::ExportDialog</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Members&apos; numbers whole, not masked</source>
        <translation>会员标识完整显示（不打码）</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>导出历史记录</translation>
    </message>
    <message>
        <source>CSV, for a spreadsheet</source>
        <translation>CSV（电子表格）</translation>
    </message>
    <message>
        <source>JSON Lines, for an auditor</source>
        <translation>JSON Lines（审计）</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Everything, as no filter is set.</source>
        <translation>未设筛选条件，导出全部。</translation>
    </message>
    <message>
        <source>What the history shows: %1</source>
        <translation>导出当前筛选：%1</translation>
    </message>
    <message>
        <source>%1 so far …</source>
        <translation>已写 %1 …</translation>
    </message>
    <message>
        <source>One row an entry, newest first, in UTF-8. Cells that a spreadsheet would take for a formula begin with an apostrophe, long numbers with a back-tick.</source>
        <translation>每笔记录一行，最新在前，UTF-8 编码。会被电子表格当作公式的单元格前加单引号，长数字前加反引号。</translation>
    </message>
    <message>
        <source>Every event with its hash, and the seals, as docs/journal.md describes; docs/verify_journal.py checks it. With a filter the events between are named as gaps: only an export of everything proves that nothing is missing. It holds the members&apos; numbers whole.</source>
        <translation>逐条导出事件及其哈希和封签，格式见 docs/journal.md，可用 docs/verify_journal.py 校验。有筛选条件时，未导出的事件以缺口标明：只有导出全部才能证明没有缺失。文件含完整会员标识。</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>pd::Format</name>
    <message>
        <source>less than a minute</source>
        <translation>不到 1 分钟</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>today until 24:00, %1 left</source>
        <translation>今天 24:00 前，还剩 %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1.%2 s</source>
        <translation>%1.%2 秒</translation>
    </message>
</context>
<context>
    <name>pd::HistoryActions</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show the transaction in the form</source>
        <translation>在表单中显示该交易</translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>回执…</translation>
    </message>
    <message>
        <source>Send the same again…</source>
        <translation>原样重发…</translation>
    </message>
    <message>
        <source>Settled otherwise…</source>
        <translation>其他方式了结…</translation>
    </message>
    <message>
        <source>Mark as booked…</source>
        <translation>标记为已入账…</translation>
    </message>
    <message>
        <source>Copy the transaction number</source>
        <translation>复制交易单号</translation>
    </message>
    <message>
        <source>Copy the Request-ID</source>
        <translation>复制 Request-ID</translation>
    </message>
</context>
<context>
    <name>pd::HistoryFilters</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>By days, operator, shop and reason</source>
        <translation>按日期、操作员、店铺和原因</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Every operator</source>
        <translation>全部操作员</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Every shop</source>
        <translation>全部店铺</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Every reason</source>
        <translation>全部原因</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <translation>移除：%1</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
</context>
<context>
    <name>pd::HistoryModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Request-ID</source>
        <translation>Request-ID／凭证号</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
</context>
<context>
    <name>pd::HistoryPane</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Show in the history</source>
        <translation>筛选历史记录</translation>
    </message>
    <message>
        <source>Transaction, last digits, member or Request-ID</source>
        <translation>交易单号、尾号、会员或 Request-ID</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史记录</translation>
    </message>
    <message>
        <source>An answer of WeChat Pay could not be recorded. The report counts as unknown until it is sent again.</source>
        <translation>微信支付的一条应答未能记录。在重发之前，该笔按“结果未知”处理。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing like this in the history</source>
        <translation>历史记录中没有符合的内容</translation>
    </message>
    <message>
        <source>Choose another filter, or clear the search.</source>
        <translation>请换一个筛选条件，或清除搜索。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No corrections yet</source>
        <translation>还没有更正记录</translation>
    </message>
    <message>
        <source>Choose a transaction above and send its points: it appears here at once, with WeChat Pay&apos;s answer.</source>
        <translation>在上方选择一笔交易并发送积分：记录会立即出现在这里，并显示微信支付的应答。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Only the batch: %1</source>
        <translation>只显示批次：%1</translation>
    </message>
</context>
<context>
    <name>pd::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Choose a CSV or a notification</source>
        <translation>选择 CSV 或通知文件</translation>
    </message>
    <message>
        <source>CSV and JSON (*.csv *.txt *.tsv *.json)</source>
        <translation>CSV 和 JSON (*.csv *.txt *.tsv *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>One file at a time.</source>
        <translation>一次只能导入一个文件。</translation>
    </message>
    <message>
        <source>Nothing was imported. Many notifications at once come by the inbox.</source>
        <translation>没有导入任何内容。成批的通知请放入收件夹。</translation>
    </message>
</context>
<context>
    <name>pd::ImportMappingPage</name>
    <message>
        <source>Import    Ctrl+Enter</source>
        <translation>导入    Ctrl+Enter</translation>
    </message>
    <message>
        <source>What do the columns mean?</source>
        <translation>各列是什么？</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>换一个文件</translation>
    </message>
    <message>
        <source>%1: %2 bytes, %3</source>
        <translation>%1：%2 字节，%3</translation>
    </message>
</context>
<context>
    <name>pd::ImportResultPage</name>
    <message>
        <source>Import more</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>Close    Ctrl+Enter</source>
        <translation>关闭    Ctrl+Enter</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <translation>导入已取消</translation>
    </message>
    <message>
        <source>The import stopped</source>
        <translation>导入已中断</translation>
    </message>
    <message>
        <source>The import has ended</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>What came before is in. Import the file again for the rest.</source>
        <translation>此前的已经导入。其余的请再次导入该文件。</translation>
    </message>
    <message>
        <source>Its kind is not known to this version; it was kept.</source>
        <translation>此版本不认识这类通知，已原样保存。</translation>
    </message>
    <message>
        <source>The first %1 of %2 are listed.</source>
        <translation>共 %2 条，列出前 %1 条。</translation>
    </message>
</context>
<context>
    <name>pd::ImportRunningPage</name>
    <message>
        <source>Cancel the import</source>
        <translation>取消导入</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>The desk goes on meanwhile. If it is cancelled, what is in already stays, and the rest can be imported again.</source>
        <translation>导入期间可以照常工作。取消后，已导入的保留，其余的可以再次导入。</translation>
    </message>
</context>
<context>
    <name>pd::ImportSourcePage</name>
    <message>
        <source>Choose a file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Import the text    Ctrl+Enter</source>
        <translation>导入文本    Ctrl+Enter</translation>
    </message>
    <message>
        <source>Import transactions</source>
        <translation>导入交易</translation>
    </message>
    <message>
        <source>A CSV as the member system exports it, or a notification of WeChat Pay as JSON. What the desk knows already is not imported twice.</source>
        <translation>会员系统导出的 CSV，或微信支付通知（JSON）。本台已有的不会重复导入。</translation>
    </message>
    <message>
        <source>or drop it here</source>
        <translation>或拖放到这里</translation>
    </message>
    <message>
        <source>or paste a notification (envelope or decrypted resource)</source>
        <translation>或粘贴一条通知（原文或解密后的内容）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>pd::Imports</name>
    <message>
        <source>WeChat Pay&apos;s signature does not fit.</source>
        <translation>微信支付的签名不符。</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s signature is missing: the mall&apos;s server did not write the Wechatpay-… headers.</source>
        <translation>没有微信支付的签名：商场服务器没有写入 Wechatpay-… 请求头。</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s signature can&apos;t be read.</source>
        <translation>微信支付的签名无法读取。</translation>
    </message>
    <message>
        <source>It is signed with a key that this desk does not have.</source>
        <translation>签名所用的密钥本台没有。</translation>
    </message>
    <message>
        <source>The signature is more than five minutes older than the arrival: it may be a repeat of an old message.</source>
        <translation>签名时间比到达时间早五分钟以上：可能是旧消息的重放。</translation>
    </message>
    <message>
        <source>WeChat Pay signed it wrongly on purpose, as a test.</source>
        <translation>微信支付的探测消息，签名故意错误。</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s signature does not fit: it was changed on the way, or it is not from WeChat Pay.</source>
        <translation>微信支付的签名不符：传输中被改动，或不是微信支付发出的。</translation>
    </message>
    <message>
        <source>separated by tabs</source>
        <translation>制表符分隔</translation>
    </message>
    <message>
        <source>separated by semicolons</source>
        <translation>分号分隔</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>逗号分隔</translation>
    </message>
    <message>
        <source>Transaction number (交易单号)</source>
        <translation>交易单号</translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation>商户号</translation>
    </message>
    <message>
        <source>Merchant</source>
        <translation>商户</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Shop&apos;s number</source>
        <translation>店铺编号</translation>
    </message>
    <message>
        <source>Mini-program (appid)</source>
        <translation>小程序（appid）</translation>
    </message>
    <message>
        <source>Member (openid)</source>
        <translation>会员（openid）</translation>
    </message>
    <message>
        <source>Amount paid</source>
        <translation>支付金额</translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation>支付时间</translation>
    </message>
    <message>
        <source>Notified at</source>
        <translation>通知时间</translation>
    </message>
    <message>
        <source>Submitted by hand</source>
        <translation>手动提交标记</translation>
    </message>
    <message>
        <source>Kind of authorisation</source>
        <translation>授权类型</translation>
    </message>
    <message>
        <source>Member&apos;s card number</source>
        <translation>会员卡号</translation>
    </message>
    <message>
        <source>Refund&apos;s number</source>
        <translation>退款单号</translation>
    </message>
    <message>
        <source>Amount refunded</source>
        <translation>退款金额</translation>
    </message>
    <message>
        <source>Refunded at</source>
        <translation>退款时间</translation>
    </message>
    <message>
        <source>Points that the mall has reported</source>
        <translation>商场已回传的积分</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>回传时间</translation>
    </message>
    <message>
        <source>It is too large for a notification.</source>
        <translation>内容过大，不是通知。</translation>
    </message>
    <message>
        <source>It is not JSON, or it was cut short.</source>
        <translation>不是 JSON，或内容不完整。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing.</source>
        <translation>缺少“%1”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is of the wrong type.</source>
        <translation>“%1”的类型不对。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has a value that can&apos;t be.</source>
        <translation>“%1”的值不合理。</translation>
    </message>
    <message>
        <source>What is encrypted was cut short or changed.</source>
        <translation>密文不完整或被改动。</translation>
    </message>
    <message>
        <source>It is encrypted in a way that this desk does not know.</source>
        <translation>加密方式本台不认识。</translation>
    </message>
    <message>
        <source>This desk has no APIv3 key to open it with. The technicians must add it to the profile.</source>
        <translation>本台没有 APIv3 密钥，无法解密。请技术人员在配置中添加。</translation>
    </message>
    <message>
        <source>The APIv3 key does not open it: it was sealed with another key, or changed on the way.</source>
        <translation>APIv3 密钥无法解密：加密用的是另一把密钥，或传输中被改动。</translation>
    </message>
    <message>
        <source>A field is far too long. A quotation mark may be missing.</source>
        <translation>有一格过长，可能缺少引号。</translation>
    </message>
    <message>
        <source>The row has far too many columns.</source>
        <translation>这一行的列数过多。</translation>
    </message>
    <message>
        <source>The row is damaged.</source>
        <translation>这一行已损坏。</translation>
    </message>
    <message>
        <source>There is text behind a closing quotation mark.</source>
        <translation>右引号后面还有文字。</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>引号没有闭合。</translation>
    </message>
    <message>
        <source>It is not in the encoding of the rest of the file.</source>
        <translation>编码与文件其余部分不一致。</translation>
    </message>
    <message>
        <source>The value is missing.</source>
        <translation>缺少这个值。</translation>
    </message>
    <message>
        <source>A spreadsheet destroyed the number. Export it again and do not open it in the spreadsheet, or import the column as text.</source>
        <translation>号码已被电子表格破坏。请重新导出且不要用电子表格打开，或把该列按文本导入。</translation>
    </message>
    <message>
        <source>This is no number of WeChat Pay.</source>
        <translation>这不是微信支付的单号。</translation>
    </message>
    <message>
        <source>This is no amount.</source>
        <translation>这不是金额。</translation>
    </message>
    <message>
        <source>This is no date with a time.</source>
        <translation>这不是日期和时间。</translation>
    </message>
    <message>
        <source>Points are whole numbers from 0 on.</source>
        <translation>积分应为不小于 0 的整数。</translation>
    </message>
    <message>
        <source>It holds characters that can&apos;t stand there.</source>
        <translation>含有不允许的字符。</translation>
    </message>
    <message>
        <source>The desk knows it with another amount, member, mini-program or value. Nothing was changed.</source>
        <translation>本台已有同一单号，但金额、会员、小程序或数值不同。未作任何改动。</translation>
    </message>
    <message>
        <source>The file can&apos;t be read.</source>
        <translation>无法读取该文件。</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>It may have been moved, or another program holds it. Choose it again.</source>
        <translation>文件可能已移动，或被其他程序占用。请重新选择。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>请重新导出。</translation>
    </message>
    <message>
        <source>This is a spreadsheet, not a CSV.</source>
        <translation>这是电子表格，不是 CSV。</translation>
    </message>
    <message>
        <source>Better than saving it as CSV from the spreadsheet: let the member system write the CSV, so that no number is destroyed.</source>
        <translation>最好由会员系统直接导出 CSV，而不是用电子表格另存，以免单号被破坏。</translation>
    </message>
    <message>
        <source>This is &quot;Unicode text&quot; of a spreadsheet (UTF-16).</source>
        <translation>这是电子表格的“Unicode 文本”（UTF-16）。</translation>
    </message>
    <message>
        <source>Save it as &quot;CSV UTF-8&quot;.</source>
        <translation>请另存为“CSV UTF-8”。</translation>
    </message>
    <message>
        <source>This is neither a CSV nor a notification.</source>
        <translation>这既不是 CSV，也不是通知。</translation>
    </message>
    <message>
        <source>Choose the member system&apos;s export, or a notification as JSON.</source>
        <translation>请选择会员系统导出的文件，或 JSON 格式的通知。</translation>
    </message>
    <message>
        <source>Another import is running.</source>
        <translation>另一个导入正在进行。</translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation>请等它结束。</translation>
    </message>
    <message>
        <source>With these columns nothing can be imported.</source>
        <translation>按这些列无法导入任何内容。</translation>
    </message>
    <message>
        <source>Say which column is the transaction number, and which are amount and time, a refund, or reported points.</source>
        <translation>请指明哪一列是交易单号，以及金额和时间、退款或已回传积分各是哪一列。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 new, %2 known already, %3 refused</source>
        <translation>新增 %1，已有 %2，拒绝 %3</translation>
    </message>
    <message>
        <source>Inbox out of reach</source>
        <translation>收件夹无法访问</translation>
    </message>
    <message>
        <source>Inbox: no keys</source>
        <translation>收件夹：缺少密钥</translation>
    </message>
    <message>
        <source>Inbox waits</source>
        <translation>收件夹等待中</translation>
    </message>
    <message>
        <source>Inbox: %1 refused</source>
        <translation>收件夹：拒绝 %1</translation>
    </message>
    <message>
        <source>Inbox: %1</source>
        <translation>收件夹：%1</translation>
    </message>
    <message>
        <source>Inbox watched</source>
        <translation>收件夹监视中</translation>
    </message>
    <message>
        <source>The inbox folder can&apos;t be reached: %1</source>
        <translation>无法访问收件夹：%1</translation>
    </message>
    <message>
        <source>The network may be down, or this desk has no right to write there. Nothing is lost: files wait there, and it is tried again.</source>
        <translation>可能是网络中断，或本台没有写入权限。文件会留在那里，不会丢失，稍后自动重试。</translation>
    </message>
    <message>
        <source>The inbox waits for keys: %1</source>
        <translation>收件夹在等待密钥：%1</translation>
    </message>
    <message>
        <source>Notifications are opened with the APIv3 key and verified with WeChat Pay&apos;s key. The technicians must add them. Files wait until then.</source>
        <translation>通知要用 APIv3 密钥解密，用微信支付的公钥验签。请技术人员添加，在此之前文件会等待。</translation>
    </message>
    <message>
        <source>The inbox waits for the journal: %1</source>
        <translation>收件夹在等待台账：%1</translation>
    </message>
    <message>
        <source>The inbox is watched: %1</source>
        <translation>正在监视收件夹：%1</translation>
    </message>
    <message>
        <source>Nothing has come since the program was started.</source>
        <translation>程序启动以来没有新文件。</translation>
    </message>
    <message>
        <source>Last arrival %1. Since the program was started: %2.</source>
        <translation>最近到达 %1。程序启动以来：%2。</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Remove old transactions …</source>
        <translation>清理旧交易…</translation>
    </message>
</context>
<context>
    <name>pd::InboxButton</name>
    <message>
        <source>Inbox</source>
        <translation>收件夹</translation>
    </message>
    <message>
        <source>Refused files are in the folder &quot;refused&quot;, each with its reason beside it. To try one again, move it back.</source>
        <translation>被拒绝的文件在 refused 文件夹中，旁边写有原因。要重试，请把文件移回。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>pd::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>To the scan and search box; once more to type a shop&apos;s name</source>
        <translation>到扫描搜索框；再按一次可输入店铺名</translation>
    </message>
    <message>
        <source>To the form</source>
        <translation>到表单</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史记录</translation>
    </message>
    <message>
        <source>Read everything again</source>
        <translation>全部重新读取</translation>
    </message>
    <message>
        <source>Review and send; in a review: confirm</source>
        <translation>核对并发送；在核对窗口中：确认</translation>
    </message>
    <message>
        <source>In a list: open what is chosen. It never sends anything</source>
        <translation>在列表中：打开所选内容。绝不会发送</translation>
    </message>
    <message>
        <source>Close a dialog without doing anything</source>
        <translation>关闭对话框，不做任何操作</translation>
    </message>
    <message>
        <source>Between the chips of a filter</source>
        <translation>在筛选按钮之间移动</translation>
    </message>
    <message>
        <source>To the next field</source>
        <translation>到下一个输入框</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>显示本列表</translation>
    </message>
    <message>
        <source>Connection check</source>
        <translation>连接检查</translation>
    </message>
    <message>
        <source>Close the program; what is being sent is waited for</source>
        <translation>关闭程序；会等待正在发送的内容</translation>
    </message>
    <message>
        <source>A hand scanner works wherever the focus is.</source>
        <translation>无论光标在哪里，扫码枪都可以使用。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import transactions</source>
        <translation>导入交易</translation>
    </message>
    <message>
        <source>Check for a new version</source>
        <translation>检查新版本</translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation>筛选历史记录</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>导出历史记录</translation>
    </message>
    <message>
        <source>To be booked in the member system</source>
        <translation>待会员系统入账</translation>
    </message>
    <message>
        <source>Day&apos;s end</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>Verify history</source>
        <translation>核对历史</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Report all that wait today, in one batch</source>
        <translation>一次回传今天所有待回传的交易</translation>
    </message>
    <message>
        <source>A batch of corrections from a file</source>
        <translation>从文件批量更正</translation>
    </message>
    <message>
        <source>Show the last batch</source>
        <translation>显示最近的批次</translation>
    </message>
</context>
<context>
    <name>pd::MainWindow</name>
    <message>
        <source>Points Desk — PRACTICE</source>
        <translation>商圈积分台 — 练习</translation>
    </message>
    <message>
        <source>Points Desk</source>
        <translation>商圈积分台</translation>
    </message>
    <message>
        <source>&amp;Desk</source>
        <translation>服务台(&amp;D)</translation>
    </message>
    <message>
        <source>Scan or search</source>
        <translation>扫描或搜索</translation>
    </message>
    <message>
        <source>To the form</source>
        <translation>到表单</translation>
    </message>
    <message>
        <source>Read everything again</source>
        <translation>全部重新读取</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Closing: waiting for WeChat Pay&apos;s answer</source>
        <translation>正在关闭：等待微信支付应答</translation>
    </message>
    <message>
        <source>A report is on its way. The window closes by itself when the answer is recorded, after 35 seconds at the latest.</source>
        <translation>有一条回传正在发送。应答记录后窗口会自动关闭，最迟 35 秒。</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>P&amp;rofiles</source>
        <translation>配置(&amp;R)</translation>
    </message>
    <message>
        <source>Connection check…</source>
        <translation>连接检查…</translation>
    </message>
    <message>
        <source>A report is being sent.</source>
        <translation>正在发送回传。</translation>
    </message>
    <message>
        <source>Change the profile or the settings when it has ended.</source>
        <translation>请等它结束再切换配置或改设置。</translation>
    </message>
    <message>
        <source>R&amp;ecords</source>
        <translation>记录(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>批量(&amp;B)</translation>
    </message>
</context>
<context>
    <name>pd::MappingView</name>
    <message>
        <source>yuan (12.30)</source>
        <translation>元（12.30）</translation>
    </message>
    <message>
        <source>fen (1230)</source>
        <translation>分（1230）</translation>
    </message>
    <message>
        <source>Amounts are in</source>
        <translation>金额单位</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>前几个值</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>What &quot;%1&quot; means</source>
        <translation>“%1”的含义</translation>
    </message>
</context>
<context>
    <name>pd::MaskedMember</name>
    <message>
        <source>Show the member&apos;s number for five seconds</source>
        <translation>显示完整会员号 5 秒</translation>
    </message>
    <message>
        <source>Member %1</source>
        <translation>会员 %1</translation>
    </message>
</context>
<context>
    <name>pd::MerchantPage</name>
    <message>
        <source>The merchant</source>
        <translation>商户</translation>
    </message>
    <message>
        <source>The numbers stand at pay.weixin.qq.com, account centre.</source>
        <translation>这些号码在 pay.weixin.qq.com 的账户中心。</translation>
    </message>
    <message>
        <source>The mall&apos;s own merchant number</source>
        <translation>商圈自己的商户号</translation>
    </message>
    <message>
        <source>A service provider manages the mall&apos;s points</source>
        <translation>由服务商管理商圈积分</translation>
    </message>
    <message>
        <source>Who signs?</source>
        <translation>由谁签名？</translation>
    </message>
    <message>
        <source>Shown at the top of the window.</source>
        <translation>显示在窗口顶部。</translation>
    </message>
    <message>
        <source>Ten digits, of the one who signs.</source>
        <translation>签名方的商户号，十位数字。</translation>
    </message>
    <message>
        <source>商圈商户ID, the mall&apos;s.</source>
        <translation>商圈商户ID。</translation>
    </message>
    <message>
        <source>In which members authorised the points service, up to five, with spaces between them; the first is proposed.</source>
        <translation>会员授权积分服务所在的小程序，最多五个，以空格分隔；默认用第一个。</translation>
    </message>
    <message>
        <source>Optional: with it the desk can ask whether payments still wait for the customer.</source>
        <translation>可不填：填写后可查询是否还有支付待顾客提交。</translation>
    </message>
</context>
<context>
    <name>pd::NothingListed</name>
    <message>
        <source>This desk does not know %1</source>
        <translation>本服务台没有 %1 的记录</translation>
    </message>
    <message>
        <source>It looks like the shop&apos;s own order number (商户单号). The number that you need is the 交易单号 on the customer&apos;s bill. If it is right, enter the transaction by hand.</source>
        <translation>这看起来是商户单号。需要的是顾客账单上的交易单号。如果确认无误，可手工录入。</translation>
    </message>
    <message>
        <source>Compare it with the customer&apos;s bill. If it is right, enter the transaction by hand: press Enter again.</source>
        <translation>请与顾客账单核对。如果无误，再按一次回车可手工录入。</translation>
    </message>
    <message>
        <source>Enter by hand</source>
        <translation>手工录入</translation>
    </message>
    <message>
        <source>Reading the transactions …</source>
        <translation>正在读取交易…</translation>
    </message>
    <message>
        <source>Nothing found for &quot;%1&quot;</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>Only some days or states were searched.</source>
        <translation>只搜索了部分日期或状态。</translation>
    </message>
    <message>
        <source>Check the number, or enter the transaction by hand.</source>
        <translation>请核对单号，或手工录入。</translation>
    </message>
    <message>
        <source>Search all days</source>
        <translation>搜索全部日期</translation>
    </message>
    <message>
        <source>Nothing of this kind on these days</source>
        <translation>这些日期没有此类交易</translation>
    </message>
    <message>
        <source>The other transactions are still there.</source>
        <translation>其他交易仍在。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No transactions on these days yet</source>
        <translation>这些日期还没有交易</translation>
    </message>
    <message>
        <source>Scan the bar code on the customer&apos;s bill, or look at earlier days.</source>
        <translation>扫描顾客账单上的条码，或查看更早的日期。</translation>
    </message>
    <message>
        <source>Show all days</source>
        <translation>显示全部日期</translation>
    </message>
    <message>
        <source>No transactions yet</source>
        <translation>还没有交易</translation>
    </message>
    <message>
        <source>They appear here as the mall&apos;s server hands them over. Until then a transaction can be entered by hand.</source>
        <translation>商圈服务器送来的交易会显示在这里。在此之前可以手工录入。</translation>
    </message>
</context>
<context>
    <name>pd::NoticeWords</name>
    <message>
        <source>%1 points</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>no points</source>
        <translation>无积分</translation>
    </message>
    <message>
        <source>Send the same again</source>
        <translation>原样重发</translation>
    </message>
    <message>
        <source>It goes to WeChat Pay against the desk&apos;s advice.</source>
        <translation>将不顾提示发送给微信支付。</translation>
    </message>
    <message>
        <source>%1 WeChat Pay will most likely refuse it.</source>
        <translation>%1微信支付很可能会拒绝。</translation>
    </message>
    <message>
        <source>Record it for the member system instead</source>
        <translation>改为登记到会员系统</translation>
    </message>
    <message>
        <source>Send to WeChat Pay anyway</source>
        <translation>仍然发送给微信支付</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>Recording …</source>
        <translation>正在登记…</translation>
    </message>
    <message>
        <source>Sending the same again …</source>
        <translation>正在原样重发…</translation>
    </message>
    <message>
        <source>Nothing was sent: something has changed since the review.</source>
        <translation>没有发送：核对之后情况有变化。</translation>
    </message>
    <message>
        <source>Read the form again; what you typed is still there.</source>
        <translation>请重新查看表单；已填写的内容仍在。</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s words: %1 %2</source>
        <translation>微信支付的原文：%1 %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>It was sent, but how it ended could not be recorded.</source>
        <translation>已发送，但结果未能记录。</translation>
    </message>
    <message>
        <source>It stays open and is unknown at the next start. %1</source>
        <translation>该笔保持未结，下次启动时为“结果未知”。%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Transaction %1
%2 %3</source>
        <translation>交易 %1
%2 %3</translation>
    </message>
    <message>
        <source>Next transaction    F2</source>
        <translation>下一笔    F2</translation>
    </message>
    <message>
        <source>WeChat Pay takes no second report. Record the right value for the member system: %1 points, %2 less than now.</source>
        <translation>微信支付不接受第二次回传。请登记会员系统应有的积分：%1，比现在少 %2。</translation>
    </message>
    <message>
        <source>Proposed: after the refund %1 of %2 points are left. You decide.</source>
        <translation>建议值：退款后应剩 %1 积分（原 %2）。由您决定。</translation>
    </message>
    <message>
        <source>Proposed by the mall&apos;s rule: %1. You decide.</source>
        <translation>按商场规则建议：%1。由您决定。</translation>
    </message>
    <message>
        <source>By the mall&apos;s rule this payment earns nothing. You decide.</source>
        <translation>按商场规则这笔交易不积分。由您决定。</translation>
    </message>
    <message>
        <source>Find out why…</source>
        <translation>查找原因…</translation>
    </message>
    <message>
        <source>No transaction chosen</source>
        <translation>尚未选择交易</translation>
    </message>
    <message>
        <source>Scan the bar code on the customer&apos;s bill, or choose a transaction on the left.</source>
        <translation>扫描顾客账单上的条码，或在左侧选择一笔交易。</translation>
    </message>
    <message>
        <source>To the scan box    F2</source>
        <translation>去扫描框    F2</translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>回执…</translation>
    </message>
</context>
<context>
    <name>pd::PaperButtons</name>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>文件无法写入，请换一个位置。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>pd::PeriodBox</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>2 days</source>
        <translation>两天</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>From … to</source>
        <translation>起止日期</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Which days are listed</source>
        <translation>列出哪些日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>pd::PlacesMenu</name>
    <message>
        <source>LIVE: %1</source>
        <translation>正式：%1</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Set up another desk…</source>
        <translation>配置另一个台…</translation>
    </message>
</context>
<context>
    <name>pd::PracticeBand</name>
    <message>
        <source>PRACTICE</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Nothing leaves this computer; no member&apos;s points change.</source>
        <translation>数据不会离开本机，也不会改变任何会员的积分。</translation>
    </message>
    <message>
        <source>What the practice WeChat Pay answers to the next report</source>
        <translation>练习用的微信支付对下一次回传如何应答</translation>
    </message>
    <message>
        <source>Next answer: %1</source>
        <translation>下一次应答：%1</translation>
    </message>
    <message>
        <source>&amp;Practice</source>
        <translation>练习(&amp;P)</translation>
    </message>
</context>
<context>
    <name>pd::ProfileProblemsWindow</name>
    <message>
        <source>Points Desk: the profile can&apos;t be used</source>
        <translation>商圈积分台：配置无法使用</translation>
    </message>
    <message>
        <source>The desk is not set up yet</source>
        <translation>服务台尚未配置</translation>
    </message>
    <message>
        <source>Points Desk reads its merchant, keys and store from a profile file. This one can&apos;t be used:
%1</source>
        <translation>商圈积分台从配置文件读取商户、密钥和台账。这个文件无法使用：
%1</translation>
    </message>
    <message>
        <source>What is &amp;wrong, key by key:</source>
        <translation>逐项问题(&amp;W)：</translation>
    </message>
    <message>
        <source>Errors of the profile</source>
        <translation>配置错误</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>Open in &amp;practice mode</source>
        <translation>进入练习模式(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Mend the file (docs/profile.md explains every key) and start again, set the desk up again with what can be read of it, or practise: the practice world needs no profile and sends nothing.</source>
        <translation>请修正文件（docs/profile.md 说明了每个键）后重新启动，或用其中能读的内容重新配置，或先练习：练习环境不需要配置，也不会发送任何内容。</translation>
    </message>
    <message>
        <source>&amp;Set up again…</source>
        <translation>重新配置(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>pd::Provision</name>
    <message>
        <source>%1 can&apos;t be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 is not an INI file in UTF-8.</source>
        <translation>%1 不是 UTF-8 的 INI 文件。</translation>
    </message>
    <message>
        <source>%1: %2 can&apos;t be read.</source>
        <translation>%1：无法读取 %2。</translation>
    </message>
    <message>
        <source>Standard input (&quot;-&quot;) can be one of the secrets only.</source>
        <translation>标准输入（“-”）只能用于其中一项秘密。</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>配置文件：%1</translation>
    </message>
    <message>
        <source>Vault: %1</source>
        <translation>密钥库：%1</translation>
    </message>
    <message>
        <source>Delete this file, it holds a secret: %1</source>
        <translation>请删除此文件，其中有秘密：%1</translation>
    </message>
</context>
<context>
    <name>pd::Receipt</name>
    <message>
        <source>Points receipt</source>
        <translation>积分回执</translation>
    </message>
    <message>
        <source>WeChat Pay has taken this report. WeChat may show it a little later.</source>
        <translation>微信支付已受理，微信中可能稍后显示。</translation>
    </message>
    <message>
        <source>WeChat Pay has a report of this transaction.</source>
        <translation>微信支付已有该交易的积分回传。</translation>
    </message>
    <message>
        <source>The mall books this in its member system. Keep this receipt until the points are there.</source>
        <translation>商场将在会员系统入账。积分到账前请保留此回执。</translation>
    </message>
    <message>
        <source>The mall has booked this in its member system.</source>
        <translation>商场已在会员系统入账。</translation>
    </message>
    <message>
        <source>Not settled yet: this is no proof of points. Please ask again at the service desk.</source>
        <translation>结果尚未确定，不作为积分凭证。请向服务台查询。</translation>
    </message>
    <message>
        <source>No points were booked by this. This is no proof of points.</source>
        <translation>本次未入账积分，不作为积分凭证。</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Points before</source>
        <translation>更正前积分</translation>
    </message>
    <message>
        <source>Points after</source>
        <translation>更正后积分</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Why no points</source>
        <translation>未获积分原因</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>服务台</translation>
    </message>
    <message>
        <source>Booking reference</source>
        <translation>入账凭证号</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Points receipt %1</source>
        <translation>积分回执 %1</translation>
    </message>
</context>
<context>
    <name>pd::ReceiptDialog</name>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Receipt for the customer</source>
        <translation>顾客回执</translation>
    </message>
    <message>
        <source>80 mm roll</source>
        <translation>80 毫米小票</translation>
    </message>
    <message>
        <source>A5</source>
        <translation>A5</translation>
    </message>
    <message>
        <source>Preview of the receipt</source>
        <translation>回执预览</translation>
    </message>
    <message>
        <source>The receipt</source>
        <translation>回执</translation>
    </message>
</context>
<context>
    <name>pd::RecordTexts</name>
    <message>
        <source>Entry ID</source>
        <translation>记录编号</translation>
    </message>
    <message>
        <source>Recorded at</source>
        <translation>记录时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Shop number</source>
        <translation>店铺编号</translation>
    </message>
    <message>
        <source>Mini-program</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Earned</source>
        <translation>获得积分</translation>
    </message>
    <message>
        <source>Points before</source>
        <translation>更正前积分</translation>
    </message>
    <message>
        <source>Points after</source>
        <translation>更正后积分</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>积分余额</translation>
    </message>
    <message>
        <source>Points booked at</source>
        <translation>积分时间</translation>
    </message>
    <message>
        <source>Why no points</source>
        <translation>未获积分原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>服务台</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>发送次数</translation>
    </message>
    <message>
        <source>Changed at</source>
        <translation>变更时间</translation>
    </message>
    <message>
        <source>Booking reference</source>
        <translation>入账凭证号</translation>
    </message>
    <message>
        <source>Booked by</source>
        <translation>入账人</translation>
    </message>
    <message>
        <source>Corrects entry</source>
        <translation>更正的记录</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>The row can&apos;t be read: a broken quote, a strange character, or too long.</source>
        <translation>该行无法读取：引号不成对、有异常字符或过长。</translation>
    </message>
    <message>
        <source>It names no entry. Keep the column &quot;Entry ID&quot; of the export.</source>
        <translation>没有记录编号。请保留导出文件中的“记录编号”列。</translation>
    </message>
    <message>
        <source>It has no reference of the booking.</source>
        <translation>没有入账凭证号。</translation>
    </message>
    <message>
        <source>It does not say who booked it.</source>
        <translation>没有入账人。</translation>
    </message>
    <message>
        <source>The reference or the name has more than 64 characters.</source>
        <translation>凭证号或姓名超过 64 个字符。</translation>
    </message>
    <message>
        <source>There is no such entry in this journal.</source>
        <translation>流水记录中没有该记录。</translation>
    </message>
    <message>
        <source>It does not wait to be booked: it was ticked off before, or it is a report.</source>
        <translation>该记录不在待入账状态：已勾销过，或是回传记录。</translation>
    </message>
    <message>
        <source>It could not be written down.</source>
        <translation>未能写入。</translation>
    </message>
    <message>
        <source>There is no column with the entry ID, or none with the reference.</source>
        <translation>找不到记录编号列或入账凭证号列。</translation>
    </message>
    <message>
        <source>Name them &quot;Entry ID&quot; and &quot;Booking reference&quot; in the first row; nothing was ticked off.</source>
        <translation>请在首行写明“记录编号”和“入账凭证号”；未勾销任何记录。</translation>
    </message>
    <message>
        <source>The file has more than 100,000 rows.</source>
        <translation>文件超过 100,000 行。</translation>
    </message>
    <message>
        <source>Split it; nothing was ticked off.</source>
        <translation>请拆分文件；未勾销任何记录。</translation>
    </message>
    <message>
        <source>%1 ticked off, %2 not.</source>
        <translation>已勾销 %1 笔，%2 笔未勾销。</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>Choose another place; a file that was there is as it was.</source>
        <translation>请换一个位置；原有文件未改动。</translation>
    </message>
    <message>
        <source>There is no room on the disk: %1</source>
        <translation>磁盘空间不足：%1</translation>
    </message>
    <message>
        <source>Make room; a file that was there is as it was.</source>
        <translation>请腾出空间；原有文件未改动。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>已取消，未写入任何内容。</translation>
    </message>
    <message>
        <source>%1 rows written.</source>
        <translation>已写入 %1 行。</translation>
    </message>
</context>
<context>
    <name>pd::Records</name>
    <message>
        <source>Search the history</source>
        <translation>搜索历史记录</translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation>筛选历史记录</translation>
    </message>
    <message>
        <source>Export the history…</source>
        <translation>导出历史记录…</translation>
    </message>
    <message>
        <source>To be booked…</source>
        <translation>待入账…</translation>
    </message>
    <message>
        <source>Day&apos;s end…</source>
        <translation>日结…</translation>
    </message>
</context>
<context>
    <name>pd::RefusalModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Why it was refused</source>
        <translation>拒绝原因</translation>
    </message>
    <message>
        <source>What stood there</source>
        <translation>原内容</translation>
    </message>
</context>
<context>
    <name>pd::RefusalTable</name>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation>存为 CSV…</translation>
    </message>
    <message>
        <source>What was refused</source>
        <translation>被拒绝的内容</translation>
    </message>
    <message>
        <source>Save what was refused</source>
        <translation>保存被拒绝的内容</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>It could not be saved there.</source>
        <translation>无法保存到那里。</translation>
    </message>
</context>
<context>
    <name>pd::RemoveOldDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove    Ctrl+Enter</source>
        <translation>清理    Ctrl+Enter</translation>
    </message>
    <message>
        <source>Remove old transactions</source>
        <translation>清理旧交易</translation>
    </message>
    <message>
        <source>Remove old transactions from the list?</source>
        <translation>从列表中清理旧交易？</translation>
    </message>
    <message>
        <source>Paid more days ago than</source>
        <translation>支付超过多少天</translation>
    </message>
    <message>
        <source>The journal stays: every correction with its proof. Transactions with a report under way or a correction to book stay, too. What is removed can be imported again.</source>
        <translation>台账保留：每一笔更正及其凭据都在。回传未结束或待入账的交易也保留。清理掉的可以再次导入。</translation>
    </message>
    <message>
        <source>Payments made before %1 go, with their refunds and the mall&apos;s own reports.</source>
        <translation>将清理 %1 之前支付的交易，连同其退款和商场自己的回传记录。</translation>
    </message>
    <message>
        <source>Removing …</source>
        <translation>正在清理…</translation>
    </message>
    <message>
        <source>Removing … %1 so far</source>
        <translation>正在清理… 已清理 %1 条</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 removed.</source>
        <translation>已清理 %1 条。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>pd::RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>The backup is copied and checked wholly first. The journal that is here now is put aside, never deleted; then the program opens the restored one.</source>
        <translation>先复制备份并完整核对。当前的台账会另存保留，绝不删除；随后程序打开恢复后的台账。</translation>
    </message>
    <message>
        <source>Restore    Ctrl+Enter</source>
        <translation>恢复    Ctrl+Enter</translation>
    </message>
    <message>
        <source>To restore it all the same, type the number of its last event: %1</source>
        <translation>如仍要恢复，请输入其最后一条事件的编号：%1</translation>
    </message>
    <message>
        <source>Type %1 to go on, or close.</source>
        <translation>请输入 %1 以继续，或关闭。</translation>
    </message>
</context>
<context>
    <name>pd::RowText</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 paid at %2</source>
        <translation>%1，%2 付款</translation>
    </message>
    <message>
        <source>Refunded %1 of %2</source>
        <translation>已退款 %1，共 %2</translation>
    </message>
    <message>
        <source>Member %1</source>
        <translation>会员 %1</translation>
    </message>
    <message>
        <source>Points %1</source>
        <translation>积分 %1</translation>
    </message>
</context>
<context>
    <name>pd::ScanBox</name>
    <message>
        <source>Scan or search</source>
        <translation>扫描或搜索</translation>
    </message>
    <message>
        <source>A shop&apos;s name    F2: back to scanning</source>
        <translation>店铺名    F2：回到扫描</translation>
    </message>
    <message>
        <source>Scan or search    F2</source>
        <translation>扫描或搜索    F2</translation>
    </message>
    <message>
        <source>A transaction number or its last digits, an amount, a member, or part of a shop&apos;s name</source>
        <translation>交易单号或其末几位、金额、会员，或店铺名称的一部分</translation>
    </message>
</context>
<context>
    <name>pd::SearchBox</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>pd::SendAgainDialog</name>
    <message>
        <source>Send the same again</source>
        <translation>原样重发</translation>
    </message>
    <message>
        <source>Send the same report again?</source>
        <translation>原样重发这条回传？</translation>
    </message>
    <message>
        <source>%1 points, attempt %2</source>
        <translation>%1 分，第 %2 次发送</translation>
    </message>
    <message>
        <source>Exactly the same content is sent, with a new signature. WeChat Pay takes one report of a transaction, so it can&apos;t be booked twice.</source>
        <translation>发送完全相同的内容，只重新签名。微信支付对每笔交易只接受一次回传，因此不会重复入账。</translation>
    </message>
    <message>
        <source>It carries a balance of %1, which may have changed since.</source>
        <translation>其中带有余额 %1，可能已经变化。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Send the same again   Ctrl+Enter</source>
        <translation>原样重发   Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>pd::SettleDialog</name>
    <message>
        <source>What came of it</source>
        <translation>实际结果</translation>
    </message>
    <message>
        <source>How this is known</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Who vouches for it</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Settled otherwise</source>
        <translation>其他方式了结</translation>
    </message>
    <message>
        <source>WeChat Pay has the report</source>
        <translation>微信支付已有回传</translation>
    </message>
    <message>
        <source>WeChat Pay does not have it</source>
        <translation>微信支付没有回传</translation>
    </message>
    <message>
        <source>Such as: WeChat Pay&apos;s support, number of the case; or seen on the customer&apos;s phone.</source>
        <translation>例如：微信支付客服工单号，或在顾客手机上看到。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Settle   Ctrl+Enter</source>
        <translation>了结   Ctrl+Enter</translation>
    </message>
    <message>
        <source>Settle without sending again?</source>
        <translation>不再重发，直接了结？</translation>
    </message>
    <message>
        <source>%1 points. %2</source>
        <translation>%1 分。%2</translation>
    </message>
    <message>
        <source>Sending the same again asks WeChat Pay itself and can&apos;t book twice: prefer it while the day lasts. The journal will say that a person settled this.</source>
        <translation>重发相同内容由微信支付自己回答，且不会重复入账：当日之内请优先重发。流水记录会注明这是人工了结。</translation>
    </message>
    <message>
        <source>The transaction counts as reported; a changed value goes to the member system.</source>
        <translation>该交易视为已回传；数值变更走会员系统。</translation>
    </message>
    <message>
        <source>The transaction can be reported again while its day lasts. If WeChat Pay has the report after all, it says so then, and nothing is booked twice.</source>
        <translation>当日之内可以重新回传。如果微信支付其实已有回传，届时会给出答复，不会重复入账。</translation>
    </message>
    <message>
        <source>The journal needs a name. Fill it in.</source>
        <translation>流水记录需要姓名，请填写。</translation>
    </message>
    <message>
        <source>Without it nobody can check this later. Fill it in.</source>
        <translation>没有依据日后无法核对，请填写。</translation>
    </message>
    <message>
        <source>Choose one of the two.</source>
        <translation>请选择其中一项。</translation>
    </message>
</context>
<context>
    <name>pd::Setup</name>
    <message>
        <source>This is a certificate. The private key is apiclient_key.pem, from the same download.</source>
        <translation>这是证书。私钥是同一次下载的 apiclient_key.pem。</translation>
    </message>
    <message>
        <source>This is a certificate. WeChat Pay&apos;s public key is pub_key.pem.</source>
        <translation>这是证书。微信支付公钥是 pub_key.pem。</translation>
    </message>
    <message>
        <source>This is a certificate, which does not belong here.</source>
        <translation>这是证书，不该放在这里。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The file is too large: this is no key.</source>
        <translation>文件太大：这不是密钥。</translation>
    </message>
    <message>
        <source>This is not a PEM file: it has no line -----BEGIN …-----.</source>
        <translation>这不是 PEM 文件：没有 -----BEGIN …----- 一行。</translation>
    </message>
    <message>
        <source>This is not a .p12 file.</source>
        <translation>这不是 .p12 文件。</translation>
    </message>
    <message>
        <source>This is a public key, most likely WeChat Pay&apos;s. It belongs in its own line below; the private key is apiclient_key.pem.</source>
        <translation>这是公钥，多半是微信支付公钥，应放在下面它自己的一行；私钥是 apiclient_key.pem。</translation>
    </message>
    <message>
        <source>This is a private key. It belongs in the line of the private key.</source>
        <translation>这是私钥，应放在私钥一行。</translation>
    </message>
    <message>
        <source>The file has a pass-phrase. Type it and choose the file again; WeChat Pay&apos;s is usually the merchant number.</source>
        <translation>文件有口令。请输入口令后再选一次；微信支付的口令通常是商户号。</translation>
    </message>
    <message>
        <source>The pass-phrase does not open the file, or the file is damaged. WeChat Pay&apos;s pass-phrase is usually the merchant number.</source>
        <translation>口令打不开文件，或文件已损坏。微信支付的口令通常是商户号。</translation>
    </message>
    <message>
        <source>This is not an RSA key. WeChat Pay works with RSA here.</source>
        <translation>这不是 RSA 密钥。微信支付此处用 RSA。</translation>
    </message>
    <message>
        <source>The key has fewer than 2048 bits.</source>
        <translation>密钥不足 2048 位。</translation>
    </message>
    <message>
        <source>The key has more than 4096 bits.</source>
        <translation>密钥超过 4096 位。</translation>
    </message>
    <message>
        <source>The file is damaged. Download it again.</source>
        <translation>文件已损坏，请重新下载。</translation>
    </message>
    <message>
        <source>The file asks for absurdly much work to open it. It does not come from WeChat Pay.</source>
        <translation>打开此文件所需的计算量大得离谱，它不是微信支付给的。</translation>
    </message>
    <message>
        <source>The file&apos;s old encryption can&apos;t be opened on this computer. Choose apiclient_key.pem and apiclient_cert.pem instead.</source>
        <translation>本机打不开此文件的旧式加密。请改选 apiclient_key.pem 和 apiclient_cert.pem。</translation>
    </message>
    <message>
        <source>There is no private key in this file.</source>
        <translation>文件里没有私钥。</translation>
    </message>
    <message>
        <source>There is no certificate in this file.</source>
        <translation>文件里没有证书。</translation>
    </message>
    <message>
        <source>The APIv3 key is missing.</source>
        <translation>缺少 APIv3 密钥。</translation>
    </message>
    <message>
        <source>The APIv3 key has 32 characters; this has %1.</source>
        <translation>APIv3 密钥有 32 个字符，这里是 %1 个。</translation>
    </message>
    <message>
        <source>The APIv3 key has letters and digits only, no spaces.</source>
        <translation>APIv3 密钥只有字母和数字，没有空格。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>Merchant&apos;s certificate</source>
        <translation>商户证书</translation>
    </message>
    <message>
        <source>Key and certificate (.p12)</source>
        <translation>私钥与证书（.p12）</translation>
    </message>
    <message>
        <source>APIv3 key</source>
        <translation>APIv3 密钥</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s public key</source>
        <translation>微信支付公钥</translation>
    </message>
    <message>
        <source>Platform certificate</source>
        <translation>平台证书</translation>
    </message>
    <message>
        <source>The file can&apos;t be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>The private key and the certificate don&apos;t belong together. Take both from the same download.</source>
        <translation>私钥与证书不配套。请使用同一次下载的两个文件。</translation>
    </message>
    <message>
        <source>The serial is another certificate&apos;s; this one&apos;s is %1.</source>
        <translation>这是另一张证书的序列号；此证书的是 %1。</translation>
    </message>
    <message>
        <source>The certificate is made out to the merchant number %1.</source>
        <translation>证书属于商户号 %1。</translation>
    </message>
    <message>
        <source>This is WeChat Pay&apos;s certificate (%1), not the merchant&apos;s. The merchant&apos;s is apiclient_cert.pem.</source>
        <translation>这是微信支付的证书（%1），不是商户的。商户证书是 apiclient_cert.pem。</translation>
    </message>
    <message>
        <source>This is the merchant&apos;s own certificate, not WeChat Pay&apos;s.</source>
        <translation>这是商户自己的证书，不是微信支付的。</translation>
    </message>
    <message>
        <source>This is the merchant&apos;s own public key, not WeChat Pay&apos;s. WeChat Pay&apos;s is downloaded as pub_key.pem.</source>
        <translation>这是商户自己的公钥，不是微信支付的。微信支付公钥下载为 pub_key.pem。</translation>
    </message>
    <message>
        <source>The certificate is not valid before %1. Look at this computer&apos;s date.</source>
        <translation>证书 %1 起才生效。请核对本机日期。</translation>
    </message>
    <message>
        <source>The certificate ended on %1.</source>
        <translation>证书已于 %1 过期。</translation>
    </message>
    <message>
        <source>The certificate ends soon, on %1.</source>
        <translation>证书即将到期：%1。</translation>
    </message>
    <message>
        <source>The merchant&apos;s private key is missing.</source>
        <translation>缺少商户私钥。</translation>
    </message>
    <message>
        <source>Choose apiclient_key.pem or apiclient_cert.p12.</source>
        <translation>请选择 apiclient_key.pem 或 apiclient_cert.p12。</translation>
    </message>
    <message>
        <source>The merchant&apos;s certificate, or its serial number, is missing.</source>
        <translation>缺少商户证书或它的序列号。</translation>
    </message>
    <message>
        <source>Choose apiclient_cert.pem.</source>
        <translation>请选择 apiclient_cert.pem。</translation>
    </message>
    <message>
        <source>Nothing is there to verify WeChat Pay&apos;s answers with.</source>
        <translation>没有可用来验证微信支付应答的密钥。</translation>
    </message>
    <message>
        <source>Choose WeChat Pay&apos;s public key with its id, or type the APIv3 key: with it the desk fetches the platform certificates by itself.</source>
        <translation>请选择微信支付公钥并填写其 ID，或填写 APIv3 密钥：本台会用它自动下载平台证书。</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s public key needs both its id and its file.</source>
        <translation>微信支付公钥的 ID 与文件须同时具备。</translation>
    </message>
    <message>
        <source>Both stand at pay.weixin.qq.com, API security.</source>
        <translation>两者都在 pay.weixin.qq.com「API安全」。</translation>
    </message>
    <message>
        <source>This computer has no keychain: the vault needs a pass-phrase.</source>
        <translation>本机没有系统钥匙串：密钥库需要口令。</translation>
    </message>
    <message>
        <source>Choose one on the page of the keys. It is asked for at each start.</source>
        <translation>请在密钥页设定。每次启动都会询问。</translation>
    </message>
    <message>
        <source>The keys don&apos;t fit.</source>
        <translation>密钥不配套。</translation>
    </message>
    <message>
        <source>The lines with a cross on the page of the keys say why.</source>
        <translation>密钥页上带叉的各行写明了原因。</translation>
    </message>
    <message>
        <source>A file beside the profile can&apos;t be written: %1</source>
        <translation>无法写入配置文件旁的文件：%1</translation>
    </message>
    <message>
        <source>Check the folder and its rights, then try again.</source>
        <translation>请检查文件夹及其权限后再试。</translation>
    </message>
    <message>
        <source>The profile can&apos;t be written: %1</source>
        <translation>无法写入配置文件：%1</translation>
    </message>
    <message>
        <source>Name of the mall</source>
        <translation>商圈名称</translation>
    </message>
    <message>
        <source>Merchant number (mchid)</source>
        <translation>商户号（mchid）</translation>
    </message>
    <message>
        <source>Mall&apos;s merchant number (sub_mchid)</source>
        <translation>商圈商户号（sub_mchid）</translation>
    </message>
    <message>
        <source>Serial number of the certificate</source>
        <translation>证书序列号</translation>
    </message>
    <message>
        <source>Mini-programs (appid)</source>
        <translation>小程序（appid）</translation>
    </message>
    <message>
        <source>Mall&apos;s number at WeChat Pay (brandid)</source>
        <translation>商圈在微信支付的编号（brandid）</translation>
    </message>
    <message>
        <source>Address of WeChat Pay</source>
        <translation>微信支付地址</translation>
    </message>
    <message>
        <source>Extra CA certificates</source>
        <translation>附加 CA 证书</translation>
    </message>
    <message>
        <source>Id of WeChat Pay&apos;s public key</source>
        <translation>微信支付公钥 ID</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Name of the desk</source>
        <translation>本台名称</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Ask a second time above (points)</source>
        <translation>超过多少积分须二次确认</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>台账</translation>
    </message>
</context>
<context>
    <name>pd::SetupWindow</name>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Points Desk: set up the desk</source>
        <translation>商圈积分台：配置</translation>
    </message>
    <message>
        <source>Points Desk: settings</source>
        <translation>商圈积分台：设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Does it work?</source>
        <translation>能用吗？</translation>
    </message>
    <message>
        <source>Connection check</source>
        <translation>连接检查</translation>
    </message>
    <message>
        <source>The desk is set up</source>
        <translation>配置完成</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open the desk</source>
        <translation>打开积分台(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>配置文件：%1</translation>
    </message>
    <message>
        <source>Vault with the sealed secrets: %1</source>
        <translation>封存秘密的密钥库：%1</translation>
    </message>
    <message>
        <source>These files hold secrets that are in the vault now. Keep them at a safe place away from this computer, and delete them here:</source>
        <translation>以下文件里的秘密现已存入密钥库。请在别处妥善保存，并从本机删除：</translation>
    </message>
    <message>
        <source>&amp;Connection check…</source>
        <translation>连接检查(&amp;C)…</translation>
    </message>
    <message>
        <source>Of the desk as it is now, before anything here is saved (Ctrl+F1)</source>
        <translation>检查工作台现在的状态，这里的改动尚未保存（Ctrl+F1）</translation>
    </message>
</context>
<context>
    <name>pd::StepCard</name>
    <message>
        <source>Recorded, before anything was sent</source>
        <translation>已记录（发送之前）</translation>
    </message>
    <message>
        <source>Sent again: attempt %1</source>
        <translation>再次发送：第 %1 次</translation>
    </message>
    <message>
        <source>End of attempt %1</source>
        <translation>第 %1 次的结果</translation>
    </message>
    <message>
        <source>Booked in the member system</source>
        <translation>会员系统已入账</translation>
    </message>
    <message>
        <source>Settled by hand: WeChat Pay has the report</source>
        <translation>人工了结：微信支付已有回传</translation>
    </message>
    <message>
        <source>Settled by hand: WeChat Pay does not have it</source>
        <translation>人工了结：微信支付没有回传</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Booked by</source>
        <translation>入账人</translation>
    </message>
    <message>
        <source>How this is known</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Who vouches for it</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>需等待</translation>
    </message>
    <message>
        <source>Signed with certificate</source>
        <translation>签名证书序列号</translation>
    </message>
    <message>
        <source>Answer signed with</source>
        <translation>应答签名序列号</translation>
    </message>
    <message>
        <source>Answer&apos;s headers</source>
        <translation>应答头</translation>
    </message>
    <message>
        <source>Answer&apos;s body, its beginning</source>
        <translation>应答正文（开头）</translation>
    </message>
    <message>
        <source>Answer&apos;s body</source>
        <translation>应答正文</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>number %1, hash %2</source>
        <translation>第 %1 号，哈希 %2</translation>
    </message>
</context>
<context>
    <name>pd::ToBookDialog</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Read the answer…</source>
        <translation>导入入账结果…</translation>
    </message>
    <message>
        <source>Mark as booked…</source>
        <translation>标记为已入账…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>To be booked in the member system</source>
        <translation>待会员系统入账</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Rows that were not ticked off</source>
        <translation>未勾销的行</translation>
    </message>
    <message>
        <source>Corrections to book</source>
        <translation>待入账的更正</translation>
    </message>
    <message>
        <source>%1 of %2 …</source>
        <translation>%1 / %2 …</translation>
    </message>
    <message>
        <source>Nothing waits to be booked.</source>
        <translation>没有待入账的更正。</translation>
    </message>
    <message>
        <source>Book these in the member system, then tick them off with the booking&apos;s reference. Nothing leaves this list by itself.</source>
        <translation>请在会员系统入账，再凭凭证号勾销。列表中的记录不会自行消失。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Export the work list</source>
        <translation>导出待入账清单</translation>
    </message>
    <message>
        <source>The member system&apos;s answer</source>
        <translation>会员系统的入账结果</translation>
    </message>
    <message>
        <source>CSV (*.csv *.txt *.tsv)</source>
        <translation>CSV (*.csv *.txt *.tsv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 ticked off.</source>
        <translation>已勾销 %1 笔。</translation>
    </message>
    <message>
        <source>Stopped; the rows behind were not looked at.</source>
        <translation>已停止，其后的行未处理。</translation>
    </message>
    <message>
        <source>Row %1, %2: %3</source>
        <translation>第 %1 行，%2：%3</translation>
    </message>
</context>
<context>
    <name>pd::TransactionCardView</name>
    <message>
        <source>Paid at %1</source>
        <translation>付款时间：%1</translation>
    </message>
    <message>
        <source>Refunded %1 of %2; its points were %3.</source>
        <translation>已退款 %1，共 %2；当时积分 %3。</translation>
    </message>
    <message>
        <source>Refunded %1 of %2.</source>
        <translation>已退款 %1，共 %2。</translation>
    </message>
    <message>
        <source>Copy the transaction&apos;s number</source>
        <translation>复制交易单号</translation>
    </message>
    <message>
        <source>Transaction entered by hand</source>
        <translation>手工录入的交易</translation>
    </message>
    <message>
        <source>Transaction %1</source>
        <translation>交易 %1</translation>
    </message>
    <message>
        <source>WeChat Pay takes a report only on the day of the payment.</source>
        <translation>微信支付只在付款当天接受回传。</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>not earned</source>
        <translation>未获得</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 · %4</source>
        <translation>%1 · %2 · %3 · %4</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier</source>
        <translation>
            <numerusform>以及更早的 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pd::TransactionModel</name>
    <message>
        <source>Paid at</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>pd::TransactionTable</name>
    <message>
        <source>Transactions</source>
        <translation>交易</translation>
    </message>
</context>
<context>
    <name>pd::TransactionsPane</name>
    <message>
        <source>Recent transactions</source>
        <translation>最近交易</translation>
    </message>
    <message>
        <source>Which transactions</source>
        <translation>筛选交易</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>pd::UnlockDialog</name>
    <message>
        <source>Pass-phrase of the vault</source>
        <translation>密钥库口令</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Unlock the keys</source>
        <translation>解锁密钥</translation>
    </message>
    <message>
        <source>Unlock the merchant&apos;s keys</source>
        <translation>解锁商户密钥</translation>
    </message>
    <message>
        <source>They are sealed in the vault. This computer keeps no key for it, so the pass-phrase is asked for at each start.</source>
        <translation>密钥封存在密钥库里。本机不保存它的钥匙，所以每次启动都要口令。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>pd::UnsettledStrip</name>
    <message>
        <source>Reports whose outcome is unknown</source>
        <translation>结果未知的回传</translation>
    </message>
    <message numerus="yes">
        <source>%n more with unknown outcome</source>
        <translation>
            <numerusform>另有 %n 条结果未知</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>Send the same again…</source>
        <translation>原样重发…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Settled otherwise…</source>
        <translation>其他方式了结…</translation>
    </message>
</context>
<context>
    <name>pd::UpdateNote</name>
    <message>
        <source>Check for a new version…</source>
        <translation>检查新版本…</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>pd::VerifyDialog</name>
    <message>
        <source>Verify history</source>
        <translation>核对历史</translation>
    </message>
    <message>
        <source>Every event is checked against the one before it, every seal against the merchant&apos;s key, and what the window shows against the events. Corrections go on meanwhile.</source>
        <translation>逐条核对事件与前一条的衔接、封印与商户公钥，以及窗口显示的内容与事件是否一致。期间可照常更正。</translation>
    </message>
</context>
<context>
    <name>pd::WaitingStrip</name>
    <message>
        <source>List them</source>
        <translation>列出</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>%1 waiting, until 24:00, %2 left</source>
        <translation>%1 笔待回传，24:00 截止，还剩 %2</translation>
    </message>
</context>
<context>
    <name>pd::WindowHeader</name>
    <message>
        <source>Operator: %1</source>
        <translation>操作员：%1</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>正式</translation>
    </message>
    <message>
        <source>Opening the journal</source>
        <translation>正在打开台账</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>No journal</source>
        <translation>没有台账</translation>
    </message>
    <message>
        <source>Can&apos;t send: no keys</source>
        <translation>无法发送：没有密钥</translation>
    </message>
    <message>
        <source>Sending: %1</source>
        <translation>发送中：%1</translation>
    </message>
    <message>
        <source>Ready to send</source>
        <translation>可以发送</translation>
    </message>
    <message>
        <source>Asking the keychain</source>
        <translation>正在询问钥匙串</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
</context>
<context>
    <name>pd::Words</name>
    <message>
        <source>WeChat Pay takes a report only on the day of the payment notification. That day is over.</source>
        <translation>微信支付只在付款通知当天接受回传，当天已过。</translation>
    </message>
    <message>
        <source>Correct the points in the member system: choose the transaction again and record the correction there.</source>
        <translation>请在会员系统更正：重新选择该交易并登记更正。</translation>
    </message>
    <message>
        <source>The payment has not been submitted for points yet.</source>
        <translation>该笔付款尚未提交积分。</translation>
    </message>
    <message>
        <source>Ask the customer to open the points page in WeChat and submit today&apos;s payments, then send the same again. If it stays like this, the mall&apos;s server did not confirm WeChat Pay&apos;s notification.</source>
        <translation>请顾客在微信的积分页面提交今天的付款，然后原样重发。如果仍然如此，是商圈服务器没有正确应答微信支付的通知。</translation>
    </message>
    <message>
        <source>WeChat Pay could not read the request. Something between this desk and WeChat Pay may have changed it.</source>
        <translation>微信支付无法读取请求，可能被中间的网络设备改动。</translation>
    </message>
    <message>
        <source>Nothing was booked. Tell the technicians and give them the Request-ID.</source>
        <translation>没有入账。请把 Request-ID 告诉技术人员。</translation>
    </message>
    <message>
        <source>WeChat Pay does not know this merchant number.</source>
        <translation>微信支付不认识这个商户号。</translation>
    </message>
    <message>
        <source>Nothing was booked. The technicians must check the merchant numbers in the profile.</source>
        <translation>没有入账。请技术人员检查配置中的商户号。</translation>
    </message>
    <message>
        <source>The text that tells the customer why there were no points is missing.</source>
        <translation>缺少给顾客看的无积分原因。</translation>
    </message>
    <message>
        <source>Fill in &quot;why no points&quot; and send a new correction.</source>
        <translation>请填写“无积分的原因”，再发送新的更正。</translation>
    </message>
    <message>
        <source>The member and the mini-program do not belong together, or the member number is wrong.</source>
        <translation>会员与小程序不匹配，或会员号有误。</translation>
    </message>
    <message>
        <source>Nothing was booked. Check the member number and choose the mini-program in which the customer is a member.</source>
        <translation>没有入账。请核对会员号，并选择顾客开通会员的小程序。</translation>
    </message>
    <message>
        <source>WeChat Pay refused one of the values. Its message says which one; its wording can mislead.</source>
        <translation>微信支付拒绝了其中一项。返回信息会指出哪一项，但措辞可能误导。</translation>
    </message>
    <message>
        <source>Nothing was booked. Compare transaction, member and mini-program, then send a new correction.</source>
        <translation>没有入账。请核对交易、会员和小程序，再发送新的更正。</translation>
    </message>
    <message>
        <source>WeChat Pay does not accept this desk&apos;s signature: the certificate, the key, or this computer&apos;s clock is wrong.</source>
        <translation>微信支付不接受本服务台的签名：证书、密钥或本机时钟有误。</translation>
    </message>
    <message>
        <source>Nothing was booked. Check the computer&apos;s date and time first; then the technicians must look at the key and the certificate.</source>
        <translation>没有入账。请先检查本机日期时间，再请技术人员检查密钥和证书。</translation>
    </message>
    <message>
        <source>The merchant does not have the right to do this.</source>
        <translation>该商户没有此权限。</translation>
    </message>
    <message>
        <source>Nothing was booked. The mall must ask WeChat Pay for the business-circle right.</source>
        <translation>没有入账。商圈需要向微信支付申请智慧商圈权限。</translation>
    </message>
    <message>
        <source>WeChat Pay does not know this transaction for this mall.</source>
        <translation>微信支付在本商圈下找不到这笔交易。</translation>
    </message>
    <message>
        <source>Nothing was booked. Compare the transaction number with the customer&apos;s bill: the number you need is the 交易单号.</source>
        <translation>没有入账。请与顾客账单核对：需要的是交易单号。</translation>
    </message>
    <message>
        <source>Too many requests at once. WeChat Pay did not take this one.</source>
        <translation>请求太频繁，微信支付没有受理这一笔。</translation>
    </message>
    <message>
        <source>Wait a minute, then send the same again.</source>
        <translation>请等一分钟，再原样重发。</translation>
    </message>
    <message>
        <source>WeChat Pay refused it.</source>
        <translation>微信支付拒绝了。</translation>
    </message>
    <message>
        <source>Nothing was booked. Read WeChat Pay&apos;s message and give the technicians the Request-ID.</source>
        <translation>没有入账。请查看返回信息，并把 Request-ID 告诉技术人员。</translation>
    </message>
    <message>
        <source>WeChat Pay&apos;s address could not be found. The network or its name service is down.</source>
        <translation>找不到微信支付的地址，网络或域名解析不通。</translation>
    </message>
    <message>
        <source>The other side refused the connection.</source>
        <translation>对方拒绝连接。</translation>
    </message>
    <message>
        <source>No connection could be made in time.</source>
        <translation>未能及时建立连接。</translation>
    </message>
    <message>
        <source>This computer has no network.</source>
        <translation>本机没有网络。</translation>
    </message>
    <message>
        <source>No connection that can be trusted could be made.</source>
        <translation>无法建立可信的连接。</translation>
    </message>
    <message>
        <source>The network&apos;s proxy did not let the connection through.</source>
        <translation>网络代理没有放行连接。</translation>
    </message>
    <message>
        <source>The request could not be signed with the merchant&apos;s key.</source>
        <translation>无法用商户私钥签名。</translation>
    </message>
    <message>
        <source>The address in the profile may not be used.</source>
        <translation>配置中的网址不允许使用。</translation>
    </message>
    <message>
        <source>The program was closing before it was sent.</source>
        <translation>发送之前程序正在关闭。</translation>
    </message>
    <message>
        <source>It could not be sent.</source>
        <translation>未能发送。</translation>
    </message>
    <message>
        <source>Nothing has left this computer. Check the network, then send the same again.</source>
        <translation>没有任何内容离开本机。请检查网络，再原样重发。</translation>
    </message>
    <message>
        <source>Nothing has left this computer. Check the computer&apos;s date; if it is right, tell the technicians before sending again.</source>
        <translation>没有任何内容离开本机。请检查本机日期；如果无误，重发前请联系技术人员。</translation>
    </message>
    <message>
        <source>Nothing has left this computer. The technicians must mend the profile first.</source>
        <translation>没有任何内容离开本机。请技术人员先修正配置。</translation>
    </message>
    <message>
        <source>Nothing has left this computer. Send the same again.</source>
        <translation>没有任何内容离开本机。请原样重发。</translation>
    </message>
    <message>
        <source>The program ended before the answer came.</source>
        <translation>应答到达之前程序已结束。</translation>
    </message>
    <message>
        <source>The connection broke before the answer came.</source>
        <translation>应答到达之前连接中断。</translation>
    </message>
    <message>
        <source>No answer came in time.</source>
        <translation>没有及时收到应答。</translation>
    </message>
    <message>
        <source>WeChat Pay has received it but is not done yet.</source>
        <translation>微信支付已收到，但尚未处理完。</translation>
    </message>
    <message>
        <source>Something else than WeChat Pay answered, such as a network login page.</source>
        <translation>应答的不是微信支付，可能是上网认证页面。</translation>
    </message>
    <message>
        <source>WeChat Pay had an internal fault.</source>
        <translation>微信支付内部故障。</translation>
    </message>
    <message>
        <source>WeChat Pay is not available at the moment.</source>
        <translation>微信支付暂时不可用。</translation>
    </message>
    <message>
        <source>The answer was cut short or could not be read.</source>
        <translation>应答不完整或无法读取。</translation>
    </message>
    <message>
        <source>The answer came without WeChat Pay&apos;s signature; a proxy in the network may have removed it.</source>
        <translation>应答没有微信支付的签名，可能被网络代理去掉。</translation>
    </message>
    <message>
        <source>The answer&apos;s signature could not be read.</source>
        <translation>应答的签名无法读取。</translation>
    </message>
    <message>
        <source>The answer is signed with a key that this desk does not have.</source>
        <translation>应答使用了本服务台没有的密钥签名。</translation>
    </message>
    <message>
        <source>The answer&apos;s signature is more than five minutes off this computer&apos;s clock.</source>
        <translation>应答签名时间与本机时钟相差超过 5 分钟。</translation>
    </message>
    <message>
        <source>The answer&apos;s signature is wrong: it may not be from WeChat Pay.</source>
        <translation>应答签名不正确：可能不是微信支付发出的。</translation>
    </message>
    <message>
        <source>WeChat Pay sent a wrong signature on purpose, to test that it is noticed.</source>
        <translation>微信支付故意发送了错误签名，用于检验验签。</translation>
    </message>
    <message>
        <source>It may or may not have been booked. Send the same again: that can&apos;t book it twice, and it settles the question.</source>
        <translation>可能已入账，也可能没有。请原样重发：不会重复入账，并能得到确定结果。</translation>
    </message>
    <message>
        <source>It may or may not have been booked. Wait a minute, then send the same again: that can&apos;t book it twice.</source>
        <translation>可能已入账，也可能没有。请等一分钟再原样重发：不会重复入账。</translation>
    </message>
    <message>
        <source>Log in to the network if it asks for it, then send the same again: that can&apos;t book it twice.</source>
        <translation>如需上网认证请先登录，再原样重发：不会重复入账。</translation>
    </message>
    <message>
        <source>It was most likely booked, but it is not proved. Send the same again; if it stays like this, tell the technicians.</source>
        <translation>很可能已入账，但没有凭据。请原样重发；如果仍然如此，请联系技术人员。</translation>
    </message>
    <message>
        <source>Set this computer&apos;s clock, then send the same again: that can&apos;t book it twice.</source>
        <translation>请校准本机时钟，再原样重发：不会重复入账。</translation>
    </message>
    <message>
        <source>WeChat Pay has taken the report and signed for it.</source>
        <translation>微信支付已受理本次回传，并已签名确认。</translation>
    </message>
    <message>
        <source>Nothing more to do. The customer&apos;s WeChat may show it a little later.</source>
        <translation>无需其他操作。顾客的微信可能稍后显示。</translation>
    </message>
    <message>
        <source>WeChat Pay says that a report of this transaction had been taken before. It does not say which values it had.</source>
        <translation>微信支付表示此前已有本笔交易的回传，但没有说明当时的数值。</translation>
    </message>
    <message>
        <source>If these points are right in the member system, nothing more to do; else correct them there.</source>
        <translation>如果会员系统中的积分正确，无需其他操作；否则请在会员系统更正。</translation>
    </message>
    <message>
        <source>Accepted by WeChat</source>
        <translation>微信已受理</translation>
    </message>
    <message>
        <source>Already at WeChat</source>
        <translation>微信已有回传</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发出</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>To book in member system</source>
        <translation>待会员系统入账</translation>
    </message>
    <message>
        <source>Booked in member system</source>
        <translation>会员系统已入账</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待回传</translation>
    </message>
    <message>
        <source>Reported by the mall</source>
        <translation>商圈已回传</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>已超时效</translation>
    </message>
    <message>
        <source>The report is on its way to WeChat Pay.</source>
        <translation>正在发送给微信支付。</translation>
    </message>
    <message>
        <source>Wait for the answer; it comes within half a minute.</source>
        <translation>请等待应答，半分钟内会有结果。</translation>
    </message>
    <message>
        <source>The correction is recorded. WeChat Pay can&apos;t take it, so it waits to be booked in the member system.</source>
        <translation>更正已登记。微信支付无法受理，等待会员系统入账。</translation>
    </message>
    <message>
        <source>Book it in the member system, then mark it as booked with the booking&apos;s reference.</source>
        <translation>请在会员系统入账，再用凭证号标记为已入账。</translation>
    </message>
    <message>
        <source>The correction has been booked in the member system.</source>
        <translation>该更正已在会员系统入账。</translation>
    </message>
    <message>
        <source>Nothing more to do.</source>
        <translation>无需其他操作。</translation>
    </message>
    <message>
        <source>WeChat Pay can take a report of this transaction, once.</source>
        <translation>微信支付可以受理本笔交易的回传，仅一次。</translation>
    </message>
    <message>
        <source>A report of this transaction is still open.</source>
        <translation>本笔交易还有一条回传未结。</translation>
    </message>
    <message>
        <source>WeChat Pay already has the one report that it takes of a transaction.</source>
        <translation>微信支付已有本笔交易的回传，只接受一次。</translation>
    </message>
    <message>
        <source>This correction goes to the member system.</source>
        <translation>本次更正转到会员系统处理。</translation>
    </message>
    <message>
        <source>WeChat Pay takes a report only on the day of the payment. That day is over.</source>
        <translation>微信支付只在付款当天接受回传，当天已过。</translation>
    </message>
    <message>
        <source>Report to WeChat Pay</source>
        <translation>回传微信支付</translation>
    </message>
    <message>
        <source>Member-system correction</source>
        <translation>会员系统更正</translation>
    </message>
    <message>
        <source>All</source>
        <comment>history filter</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Accepted</source>
        <comment>history filter</comment>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>history filter</comment>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>history filter</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Sending</source>
        <comment>history filter</comment>
        <translation>发送中</translation>
    </message>
    <message>
        <source>All</source>
        <comment>transaction filter</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>transaction filter</comment>
        <translation>待回传</translation>
    </message>
    <message>
        <source>Reported</source>
        <comment>transaction filter</comment>
        <translation>已回传</translation>
    </message>
    <message>
        <source>To book</source>
        <comment>transaction filter</comment>
        <translation>待入账</translation>
    </message>
    <message>
        <source>Refunded</source>
        <comment>transaction filter</comment>
        <translation>有退款</translation>
    </message>
    <message>
        <source>1st correction</source>
        <translation>第 1 次更正</translation>
    </message>
    <message>
        <source>2nd correction</source>
        <translation>第 2 次更正</translation>
    </message>
    <message>
        <source>3rd correction</source>
        <translation>第 3 次更正</translation>
    </message>
    <message>
        <source>%1th correction</source>
        <translation>第 %1 次更正</translation>
    </message>
    <message>
        <source>Like the real one</source>
        <translation>与真实一致</translation>
    </message>
    <message>
        <source>Not submitted for points (400)</source>
        <translation>未提交积分 (400)</translation>
    </message>
    <message>
        <source>Merchant unknown (400)</source>
        <translation>商户号错误 (400)</translation>
    </message>
    <message>
        <source>Member and mini-program don&apos;t match (400)</source>
        <translation>会员与小程序不匹配 (400)</translation>
    </message>
    <message>
        <source>Request can&apos;t be read (400)</source>
        <translation>请求无法读取 (400)</translation>
    </message>
    <message>
        <source>Signature refused (401)</source>
        <translation>签名错误 (401)</translation>
    </message>
    <message>
        <source>No right (403)</source>
        <translation>没有权限 (403)</translation>
    </message>
    <message>
        <source>Transaction unknown (404)</source>
        <translation>交易不存在 (404)</translation>
    </message>
    <message>
        <source>Too many requests (429)</source>
        <translation>请求太频繁 (429)</translation>
    </message>
    <message>
        <source>Internal fault (500)</source>
        <translation>内部故障 (500)</translation>
    </message>
    <message>
        <source>Not available (502)</source>
        <translation>暂不可用 (502)</translation>
    </message>
    <message>
        <source>Received, not done (202)</source>
        <translation>已收到未完成 (202)</translation>
    </message>
    <message>
        <source>Taken, answer without signature</source>
        <translation>已受理，应答无签名</translation>
    </message>
    <message>
        <source>Taken, answer signed by a stranger</source>
        <translation>已受理，应答为他人签名</translation>
    </message>
    <message>
        <source>Taken, then the connection breaks</source>
        <translation>已受理后连接中断</translation>
    </message>
    <message>
        <source>The connection breaks, not taken</source>
        <translation>连接中断，未受理</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>WeChat Pay does not know this mini-program (appid) as the mall&apos;s. Is it that of another mall?</source>
        <translation>微信支付不认为这个小程序（appid）属于本商圈。是否用了别的商圈的？</translation>
    </message>
    <message>
        <source>WeChat Pay does not know this member (openid).</source>
        <translation>微信支付不认识这个会员（openid）。</translation>
    </message>
    <message>
        <source>This member&apos;s number belongs to another mini-program: appid and openid are mixed up.</source>
        <translation>该会员号属于另一个小程序：appid 与 openid 配错了。</translation>
    </message>
    <message>
        <source>WeChat Pay does not know this merchant number here. The technicians must look at the settings.</source>
        <translation>微信支付在此不认识该商户号，请技术人员检查设置。</translation>
    </message>
    <message>
        <source>This merchant may not use the points service. The technicians must look at it.</source>
        <translation>该商户没有积分服务的权限，请技术人员处理。</translation>
    </message>
    <message>
        <source>WeChat Pay refused our signature. Help, connection check finds out why.</source>
        <translation>微信支付拒绝了签名。请用「帮助－连接检查」查找原因。</translation>
    </message>
    <message>
        <source>Whether the member has authorised the points service is not known at the moment.</source>
        <translation>暂时查不到会员是否已授权积分服务。</translation>
    </message>
    <message>
        <source>Payments of today still wait in the points plug-in: ask the customer to submit them there first.</source>
        <translation>今天还有支付在积分插件里待提交：请顾客先在那里提交。</translation>
    </message>
    <message>
        <source>The member has authorised the points service.</source>
        <translation>会员已授权积分服务。</translation>
    </message>
    <message>
        <source>The member has not authorised the points service: WeChat Pay will not show the points. Ask the customer to open it in the plug-in.</source>
        <translation>会员未授权积分服务：微信支付不会显示积分。请顾客在插件里开通。</translation>
    </message>
    <message>
        <source>The member has taken the authorisation of the points service back.</source>
        <translation>会员已取消积分服务授权。</translation>
    </message>
    <message>
        <source>Settled: taken</source>
        <translation>人工了结：已回传</translation>
    </message>
    <message>
        <source>Settled: not taken</source>
        <translation>人工了结：未回传</translation>
    </message>
    <message>
        <source>The outcome was unknown. Somebody has found out that WeChat Pay has the report; the timeline says who and how.</source>
        <translation>结果曾未知。经人工确认微信支付已有回传，确认人和依据见时间线。</translation>
    </message>
    <message>
        <source>Nothing more to do. A changed value goes to the member system.</source>
        <translation>无需再操作。数值变更走会员系统。</translation>
    </message>
    <message>
        <source>The outcome was unknown. Somebody has found out that WeChat Pay does not have the report; the timeline says who and how.</source>
        <translation>结果曾未知。经人工确认微信支付没有回传，确认人和依据见时间线。</translation>
    </message>
    <message>
        <source>Choose the transaction again: on its day it can be reported, after that it goes to the member system.</source>
        <translation>请重新选择该交易：当日可再次回传，过后走会员系统。</translation>
    </message>
    <message>
        <source>Settle it first in the history: send the same again, or say what came of it.</source>
        <translation>请先在历史记录中了结：重发相同内容，或说明实际结果。</translation>
    </message>
    <message>
        <source>To book</source>
        <comment>history filter</comment>
        <translation>待入账</translation>
    </message>
    <message>
        <source>Booked</source>
        <comment>history filter</comment>
        <translation>已入账</translation>
    </message>
    <message>
        <source>Settled</source>
        <comment>history filter</comment>
        <translation>已了结</translation>
    </message>
</context>
<context>
    <name>pd::WorldPage</name>
    <message>
        <source>Practice or live?</source>
        <translation>练习还是正式？</translation>
    </message>
    <message>
        <source>This desk is not set up yet. It takes five minutes, the merchant number and the files from pay.weixin.qq.com.</source>
        <translation>本台尚未配置。需要五分钟、商户号，以及从 pay.weixin.qq.com 下载的文件。</translation>
    </message>
    <message>
        <source>&amp;Live: set up the merchant</source>
        <translation>正式：配置商户(&amp;L)</translation>
    </message>
    <message>
        <source>P&amp;ractice: look around first</source>
        <translation>练习：先看看(&amp;R)</translation>
    </message>
    <message>
        <source>Points go to WeChat Pay and customers see them. The window is plain.</source>
        <translation>积分会回传微信支付，顾客看得到。窗口为平常颜色。</translation>
    </message>
    <message>
        <source>A mall&apos;s day that is made up. Nothing leaves this computer. The window is amber, so that nobody can mistake it.</source>
        <translation>一个虚构的商圈营业日。什么都不会离开本机。窗口为琥珀色，不会弄混。</translation>
    </message>
</context>
</TS>
