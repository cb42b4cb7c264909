using System.Collections.Immutable;
using System.Globalization;

namespace Escalation.Dialogs;

/// <summary>The 47 prefectures by their JIS X 0401 code, 1 to 47.</summary>
public static class Prefectures
{
    private static readonly ImmutableArray<Text> _names =
    [
        new("北海道", "北海道", "Hokkaido"), new("青森県", "青森県", "Aomori"), new("岩手県", "岩手県", "Iwate"), new("宮城県", "宮城県", "Miyagi"), new("秋田県", "秋田県", "Akita"), new("山形県", "山形県", "Yamagata"),
        new("福島県", "福島県", "Fukushima"), new("茨城県", "茨城県", "Ibaraki"), new("栃木県", "栃木県", "Tochigi"), new("群馬県", "群馬県", "Gunma"), new("埼玉県", "埼玉県", "Saitama"), new("千葉県", "千葉県", "Chiba"),
        new("東京都", "東京都", "Tokyo"), new("神奈川県", "神奈川県", "Kanagawa"), new("新潟県", "新潟県", "Niigata"), new("富山県", "富山県", "Toyama"), new("石川県", "石川県", "Ishikawa"), new("福井県", "福井県", "Fukui"),
        new("山梨県", "山梨県", "Yamanashi"), new("長野県", "長野県", "Nagano"), new("岐阜県", "岐阜県", "Gifu"), new("静岡県", "静岡県", "Shizuoka"), new("愛知県", "愛知県", "Aichi"), new("三重県", "三重県", "Mie"),
        new("滋賀県", "滋賀県", "Shiga"), new("京都府", "京都府", "Kyoto"), new("大阪府", "大阪府", "Osaka"), new("兵庫県", "兵庫県", "Hyogo"), new("奈良県", "奈良県", "Nara"), new("和歌山県", "和歌山県", "Wakayama"),
        new("鳥取県", "鳥取県", "Tottori"), new("島根県", "島根県", "Shimane"), new("岡山県", "岡山県", "Okayama"), new("広島県", "広島県", "Hiroshima"), new("山口県", "山口県", "Yamaguchi"), new("徳島県", "徳島県", "Tokushima"),
        new("香川県", "香川県", "Kagawa"), new("愛媛県", "愛媛県", "Ehime"), new("高知県", "高知県", "Kochi"), new("福岡県", "福岡県", "Fukuoka"), new("佐賀県", "佐賀県", "Saga"), new("長崎県", "長崎県", "Nagasaki"),
        new("熊本県", "熊本県", "Kumamoto"), new("大分県", "大分県", "Oita"), new("宮崎県", "宮崎県", "Miyazaki"), new("鹿児島県", "鹿児島県", "Kagoshima"), new("沖縄県", "沖縄県", "Okinawa"),
    ];

    public static IEnumerable<(int Code, Text Name)> All => _names.Select((name, index) => (index + 1, name));

    public static Text Name(int code) => _names[code - 1];

    /// <summary>The name for a code written as text; null when it is none.</summary>
    public static Text? Name(string code) => Code(code) is { } number ? Name(number) : null;

    public static int? Code(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 1 and <= 47 ? code : null;
}
