<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>pd::BookDialog</name>
    <message numerus="yes">
        <source>%n corrections under one reference</source>
        <translation>
            <numerusform>%n correction under one reference</numerusform>
            <numerusform>%n corrections under one reference</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pd::DayPage</name>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pd::TransactionCardView</name>
    <message numerus="yes">
        <source>and %n earlier</source>
        <translation>
            <numerusform>and %n earlier</numerusform>
            <numerusform>and %n earlier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pd::UnsettledStrip</name>
    <message numerus="yes">
        <source>%n more with unknown outcome</source>
        <translation>
            <numerusform>%n more with unknown outcome</numerusform>
            <numerusform>%n more with unknown outcome</numerusform>
        </translation>
    </message>
</context>
</TS>
