#include "core/practice/shops.h"

namespace pd {

const QList<PracticeShop> &practiceShops()
{
    static const QList<PracticeShop> shops{
        {QStringLiteral("金玉良缘珠宝"), QStringLiteral("L1-001"), 680, 18800, 0, 1},
        {QStringLiteral("邻里生鲜超市"), QStringLiteral("B1-001"), 12, 420, -1, 24},
        {QStringLiteral("半日咖啡"), QStringLiteral("L1-012"), 18, 76, 0, 16},
        {QStringLiteral("山岚手冲咖啡"), QStringLiteral("L2-003"), 26, 98, 0, 8},
        {QStringLiteral("茶语时光"), QStringLiteral("B1-022"), 13, 58, 0, 14},
        {QStringLiteral("鲜果茶铺"), QStringLiteral("L3-020"), 15, 62, 0, 9},
        {QStringLiteral("麦香烘焙坊"), QStringLiteral("B1-018"), 9, 128, 50, 10},
        {QStringLiteral("雪融冰淇淋"), QStringLiteral("L3-022"), 16, 68, 0, 6},
        {QStringLiteral("老巷口川菜馆"), QStringLiteral("L5-002"), 96, 520, 0, 12},
        {QStringLiteral("江南小厨"), QStringLiteral("L5-005"), 88, 460, 0, 11},
        {QStringLiteral("潮汕鲜牛肉火锅"), QStringLiteral("L5-008"), 168, 780, 0, 9},
        {QStringLiteral("蜀香麻辣烫"), QStringLiteral("B1-030"), 22, 76, 80, 10},
        {QStringLiteral("渔家炭火烤鱼"), QStringLiteral("L5-010"), 138, 390, 0, 7},
        {QStringLiteral("一碗牛肉面"), QStringLiteral("B1-033"), 18, 66, 0, 12},
        {QStringLiteral("樱之屋寿司"), QStringLiteral("L4-015"), 58, 360, 0, 7},
        {QStringLiteral("意面工坊"), QStringLiteral("L4-018"), 68, 320, 0, 5},
        {QStringLiteral("粤味茶餐厅"), QStringLiteral("L4-020"), 46, 280, 0, 9},
        {QStringLiteral("石锅拌饭小馆"), QStringLiteral("B1-035"), 32, 150, 0, 6},
        {QStringLiteral("犇羴鱻（牛羊鱼）煲"), QStringLiteral("L5-016"), 98, 488, 0, 4},
        {QStringLiteral("木棉女装"), QStringLiteral("L2-011"), 159, 1680, 0, 7},
        {QStringLiteral("青野男装"), QStringLiteral("L2-015"), 199, 2380, 0, 5},
        {QStringLiteral("小树童装"), QStringLiteral("L3-006"), 79, 680, 0, 6},
        {QStringLiteral("云裳内衣"), QStringLiteral("L2-021"), 69, 520, 90, 3},
        {QStringLiteral("步履鞋履"), QStringLiteral("L2-025"), 239, 1280, 0, 4},
        {QStringLiteral("轻跑运动"), QStringLiteral("L1-030"), 129, 1499, 0, 6},
        {QStringLiteral("北纬户外"), QStringLiteral("L1-033"), 169, 2899, 0, 3},
        {QStringLiteral("花间美妆"), QStringLiteral("L1-008"), 59, 1280, 0, 6},
        {QStringLiteral("时刻钟表"), QStringLiteral("L1-006"), 380, 6800, 0, 1},
        {QStringLiteral("明眸眼镜"), QStringLiteral("L2-030"), 99, 1580, 0, 3},
        {QStringLiteral("数码印象"), QStringLiteral("L3-001"), 39, 5999, 0, 4},
        {QStringLiteral("手机快修站"), QStringLiteral("B1-040"), 30, 480, 0, 2},
        {QStringLiteral("素简家居"), QStringLiteral("L3-010"), 19, 899, 90, 6},
        {QStringLiteral("积木王国玩具"), QStringLiteral("L3-012"), 49, 899, 0, 6},
        {QStringLiteral("童趣乐园"), QStringLiteral("L3-030"), 68, 298, 0, 6},
        {QStringLiteral("书香里书店"), QStringLiteral("L4-001"), 24, 260, 80, 5},
        {QStringLiteral("星幕影城"), QStringLiteral("L6-001"), 39, 240, 90, 13},
        {QStringLiteral("悦音量贩歌厅"), QStringLiteral("L6-008"), 88, 680, 0, 3},
        {QStringLiteral("星际电玩城"), QStringLiteral("L6-010"), 50, 300, 0, 5},
        {QStringLiteral("康宁大药房"), QStringLiteral("B1-010"), 14, 320, -1, 5},
        {QStringLiteral("剪艺美发"), QStringLiteral("L4-030"), 58, 880, 0, 3},
        {QStringLiteral("毛球宠物生活馆"), QStringLiteral("L4-033"), 36, 560, 0, 3},
        {QStringLiteral("拾花小筑"), QStringLiteral("L1-040"), 39, 399, 0, 3},
        {QStringLiteral("万象汇一楼中庭四季女装童装鞋包配饰家居日用品联合特卖会（周年庆）"
                        "临时收银台三号"),
         QStringLiteral("L1-TMP-03"), 29, 459, 0, 2},
    };
    return shops;
}

const PracticeShop &jewellerShop()
{
    return practiceShops().constFirst();
}

} // namespace pd
