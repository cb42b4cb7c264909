using System.Collections.Immutable;

namespace Escalation.Dialogs.Prompts;

/// <summary>A drawing of what the hands do. The words of the step say the same, so nothing is lost where it cannot be shown.</summary>
public enum Picture
{
    Escape,
    TaskManager,
    Cable,
    WifiOff,
    FlightMode,
}

public static class Pictures
{
    public static ImmutableArray<Picture> All { get; } = [.. Enum.GetValues<Picture>()];

    public static Picture? Parse(string name)
    {
        foreach (var picture in All)
            if (picture.Name() == name) return picture;
        return null;
    }

    /// <summary>The name in the catalog, and of the file.</summary>
    public static string Name(this Picture picture) => picture switch
    {
        Picture.Escape => "escape",
        Picture.TaskManager => "task-manager",
        Picture.Cable => "cable",
        Picture.WifiOff => "wifi-off",
        _ => "flight-mode",
    };

    /// <summary>What is to be seen, for who does not see it.</summary>
    public static Text Alternative(this Picture picture) => picture switch
    {
        Picture.Escape => new("キーボードの左上の角にあるESCキーを、指で長く押している絵", "キーボードの 左の 上の ESCキーを 長く おしている 絵", "A finger holds down the ESC key at the top left corner of a keyboard"),
        Picture.TaskManager => new("Ctrl、Alt、Deleteの3つのキーを同時に押し、出てきたタスクマネージャーで「タスクの終了」を選ぶ絵", "Ctrl・Alt・Deleteの キーを いっしょに おして、「タスクの終了」を えらぶ 絵",
            "The keys Ctrl, Alt and Delete are pressed together, then \"End task\" is chosen in the task manager"),
        Picture.Cable => new("LANケーブルのつめを指で押しながら、パソコンの差し込み口から引き抜く絵", "ケーブルの つめを おして、パソコンから ぬく 絵", "A network cable is pulled out of its socket while the clip is pressed"),
        Picture.WifiOff => new("画面の右下の扇形の印を選び、Wi-Fiをオフにする絵", "画面の 右の 下の しるしを おして、Wi-Fiを オフに する 絵", "The fan-shaped sign at the bottom right of the screen is chosen and Wi-Fi switched off"),
        _ => new("スマホの画面で、飛行機の印を押して機内モードを入れる絵", "スマホの 飛行機の しるしを おす 絵", "The aeroplane sign is pressed on a phone to switch flight mode on"),
    };
}
