using System.Collections.Immutable;

namespace Escalation.Dialogs.Conversations;

/// <summary>
/// What a message was taken for. It is made before the decision and stored with it, so a replay needs no model.
/// </summary>
/// <param name="Kind">The most likely kind; <see cref="IncidentKind.None"/> for ordinary talk.</param>
/// <param name="Confidence">0 to 1: how sure the recogniser is of <paramref name="Kind"/>, calibrated so that it can be compared with a threshold.</param>
/// <param name="ReportConfidence">0 to 1: how sure it is that this is a report of any kind.</param>
/// <param name="By">Which recogniser and version said so: <c>local/2026-11-23</c>.</param>
public sealed record Recognition(IncidentKind Kind, double Confidence, double ReportConfidence, Facts Facts, string By)
{
    /// <summary>At or above it we open a dialog without asking; below we ask one gentle question where nobody else listens.</summary>
    public const double Sure = 0.5;

    /// <summary>
    /// What it is to us: the kind the words resemble, unless a fact in them calls for other first steps. Whoever operates the PC is still in it; mails with
    /// files in somebody's name come from malware rather than from a stolen password; a threat with stolen data encrypts nothing.
    /// </summary>
    public IncidentKind KindTold() => (Kind, Facts) switch
    {
        (IncidentKind.Phishing or IncidentKind.AccountCompromise or IncidentKind.Malware, { RemoteTool: true }) => IncidentKind.SupportScam,
        (IncidentKind.Phishing or IncidentKind.AccountCompromise, { FileSent: true }) => IncidentKind.Malware,
        (IncidentKind.Ransomware, { Encrypted: not true, IsReadable: true }) => IncidentKind.DataLeak,
        _ => Kind,
    };

    public static Recognition Nothing { get; } = new(IncidentKind.None, 1, 0, Facts.None, "none");
}

/// <summary>
/// What the text itself says. Null means that it says nothing about it; playbooks skip the questions that are answered here.
/// </summary>
public sealed record Facts
{
    public static Facts None { get; } = new();

    /// <summary>They telephoned the number on the screen, or talked with the caller.</summary>
    public bool? Called { get; init; }

    /// <summary>Somebody else operated the machine, or a remote-control program was installed.</summary>
    public bool? RemoteTool { get; init; }

    /// <summary>The program's name as its maker writes it (<c>AnyDesk</c>), when the text names it.</summary>
    public string? RemoteToolName { get; init; }

    public bool? Paid { get; init; }

    /// <summary><c>card</c>, <c>prepaid</c>, <c>transfer</c>, <c>cash</c> or <c>crypto</c>.</summary>
    public string? PaidHow { get; init; }

    /// <summary>As written, width normalised: <c>3万円</c>.</summary>
    public string? PaidAmount { get; init; }

    /// <summary>A password or the like was typed where it should not have been.</summary>
    public bool? CredentialsEntered { get; init; }

    public bool? CardEntered { get; init; }

    /// <summary>A one-time code was typed or told.</summary>
    public bool? CodeEntered { get; init; }

    public bool? Clicked { get; init; }

    /// <summary>An attachment or downloaded file was opened or run.</summary>
    public bool? FileOpened { get; init; }

    /// <summary>An app from a link was installed, on a phone as a rule.</summary>
    public bool? AppInstalled { get; init; }

    /// <summary>A mail says that they have a recording and will send it to everybody unless they are paid.</summary>
    public bool? ThreatOfRecording { get; init; }

    /// <summary>Fake mails or a fake site go about in the name of the company itself.</summary>
    public bool? Impersonated { get; init; }

    /// <summary>The caller says he is the police.</summary>
    public bool? FakePolice { get; init; }

    /// <summary>The telephone number was moved to somebody else's SIM.</summary>
    public bool? SimTakenOver { get; init; }

    /// <summary>Money has gone out that nobody here has sent.</summary>
    public bool? MoneyMoved { get; init; }

    /// <summary>Others got mails or messages that the person has not sent.</summary>
    public bool? SentInMyName { get; init; }

    /// <summary>What went out in their name had a file with it.</summary>
    public bool? FileSent { get; init; }

    /// <summary>How data got out: <c>mail</c> to the wrong place, <c>share</c>, <c>attack</c>, <c>partner</c> for a contractor or service, <c>ids</c> for passwords of our own people, <c>told</c>.</summary>
    public string? LeakHow { get; init; }

    /// <summary>The worst data that is named: <c>sensitive</c>, <c>money</c> for cards and bank log-ins, <c>personal</c>.</summary>
    public string? DataAtStake { get; init; }

    /// <summary>Of how many people: <c>few</c> for up to 1,000, <c>many</c>.</summary>
    public string? PeopleConcerned { get; init; }

    /// <summary>How many got what was sent by mistake: <c>few</c> for as many as one person can phone, <c>many</c>.</summary>
    public string? Receivers { get; init; }

    /// <summary>How a thing went missing: <c>stolen</c> or <c>lost</c>.</summary>
    public string? LostHow { get; init; }

    /// <summary>Somebody wants money for stopping or keeping silent.</summary>
    public bool? MoneyDemanded { get; init; }

    /// <summary>Whose account or password it is: <c>mail</c> for the company's Microsoft 365, Google or mail, <c>sns</c> for its page on a social network, <c>company</c> for another of its accounts, <c>members</c> for its customers'.</summary>
    public string? Account { get; init; }

    /// <summary>False when they cannot get into the account any more.</summary>
    public bool? CanSignIn { get; init; }

    /// <summary>A command was pasted and run because a page or a caller said so.</summary>
    public bool? CommandRun { get; init; }

    /// <summary>Administrator rights, access keys or a store of passwords were within reach.</summary>
    public bool? KeysExposed { get; init; }

    /// <summary>What shows a break-in: <c>users</c>, <c>seen</c>, <c>told</c> by an authority or vendor, <c>weak</c> for a notice of a weakness.</summary>
    public string? IntrusionSign { get; init; }

    public bool? Encrypted { get; init; }

    /// <summary>They threaten with stolen data, and the files open as ever.</summary>
    public bool? IsReadable { get; init; }

    public bool? StillOnScreen { get; init; }

    /// <summary><c>pc</c>, <c>phone</c>, <c>tablet</c>, <c>server</c>, <c>nas</c>, <c>usb</c>, <c>website</c>, <c>network-device</c>, or <c>paper</c> where papers were lost.</summary>
    public string? Device { get; init; }

    /// <summary>Told on behalf of somebody else: a father, a superior, a customer.</summary>
    public bool? ForOther { get; init; }

    /// <summary>The words that say when it happened, as written.</summary>
    public string? Time { get; init; }

    public ImmutableArray<string> PhoneNumbers { get; init; } = [];
    public ImmutableArray<string> Urls { get; init; } = [];

    /// <summary>The facts a playbook step can be answered by, under the names the playbooks use.</summary>
    public IEnumerable<KeyValuePair<string, string>> Answers()
    {
        if (YesNo("called", Called) is { } called) yield return called;
        if (YesNo("remote_tool", RemoteTool) is { } remote) yield return remote;
        if (YesNo("paid", Paid) is { } paid) yield return paid;
        if (Paid == false || PaidHow is not null) yield return new("paid_how", Paid == false ? "no" : PaidHow!);
        if (YesNo("credentials_entered", CredentialsEntered) is { } credentials) yield return credentials;
        if (YesNo("card_entered", CardEntered) is { } card) yield return card;
        if (YesNo("code_entered", CodeEntered) is { } code) yield return code;
        if (YesNo("clicked", Clicked) is { } clicked) yield return clicked;
        if (YesNo("file_opened", FileOpened) is { } opened) yield return opened;
        if (YesNo("encrypted", Encrypted) is { } encrypted) yield return encrypted;
        if (YesNo("still_on_screen", StillOnScreen) is { } still) yield return still;
        if (EnteredWhat is { } what) yield return new("entered_what", what);
        if (MoneyEvent is { } money) yield return new("money_event", money);
        if (YesNo("app_installed", AppInstalled) is { } app) yield return app;
        if (YesNo("fake_police", FakePolice) is { } police) yield return police;
        if (YesNo("money_moved", MoneyMoved) is { } moved) yield return moved;
        if (YesNo("sent_in_my_name", SentInMyName) is { } sent) yield return sent;
        if (CredentialsEntered == true || CardEntered == true || CodeEntered == true || Paid == true) yield return new("gave", "yes");
        if (YesNo("file_sent", FileSent) is { } fileSent) yield return fileSent;
        if (LeakHow is not null) yield return new("leak_how", LeakHow);
        if (DataAtStake is not null) yield return new("data_at_stake", DataAtStake);
        if (PeopleConcerned is not null) yield return new("people_concerned", PeopleConcerned);
        if (Receivers is not null) yield return new("receivers", Receivers);
        if (LostHow is not null) yield return new("lost_how", LostHow);
        if (MoneyDemanded == true) yield return new("demand", "demand");
        if (Account is not null) yield return new("account", Account);
        if (YesNo("can_sign_in", CanSignIn) is { } signIn) yield return signIn;
        if (MalwareDid is { } did) yield return new("malware_did", did);
        if (CommandRun == true) yield return new("alert", "none");
        if (YesNo("keys", KeysExposed) is { } keys) yield return keys;
        if (Encrypted == true || IntrusionSign is not null) yield return new("intrusion_sign", Encrypted == true ? "files" : IntrusionSign!);
        if ((Device ?? AppsDevice) is { } device) yield return new("device", device);
        if (YesNo("for_other", ForOther) is { } other) yield return other;
        if (ForOther == true || Device is "server" or "nas" or "network-device" or "website" or "usb") yield return new("same_device", "no");
    }

    /// <summary>
    /// The worst of what was given away, where the words tell it: <c>code</c>, <c>card</c>, <c>password</c>, <c>file</c>, <c>clicked</c> or <c>received</c>;
    /// <c>threat</c> for a mail that threatens with a recording, <c>impersonated</c> for fakes that go about in the company's name. A card counts before a code: the
    /// code that a card's page asks for confirms a payment.
    /// </summary>
    private string? EnteredWhat => this switch
    {
        { CardEntered: true } => "card",
        { CodeEntered: true } => "code",
        { CredentialsEntered: true } => "password",
        { FileOpened: true } or { AppInstalled: true } => "file",
        { ThreatOfRecording: true } => "threat",
        { Impersonated: true } => "impersonated",
        { Clicked: true, CredentialsEntered: false } => "clicked",
        { Clicked: false } => "received",
        _ => null,
    };

    /// <summary>
    /// The worst that happened to money or an account, where the words tell it: <c>moved</c> without anybody sending it, <c>sim</c>, <c>sent</c> by oneself,
    /// <c>card</c>, <c>prepaid</c>, <c>told</c> for details given away, <c>police</c> for a caller who says so and got nothing yet.
    /// </summary>
    private string? MoneyEvent => this switch
    {
        { MoneyMoved: true } => "moved",
        { SimTakenOver: true } => "sim",
        { PaidHow: "transfer" or "crypto" or "cash" } => "sent",
        { PaidHow: "prepaid" } => "prepaid",
        { PaidHow: "card" } or { CardEntered: true } => "card",
        { CodeEntered: true } or { CredentialsEntered: true } => "told",
        { FakePolice: true } => "police",
        _ => null,
    };

    /// <summary>What was done with the suspicious thing: <c>command</c>, <c>opened</c>, <c>told</c> for mails in one's name, <c>received</c>.</summary>
    private string? MalwareDid => this switch
    {
        { CommandRun: true } => "command",
        { FileOpened: true } or { AppInstalled: true } => "opened",
        { SentInMyName: true } => "told",
        { FileOpened: false } => "received",
        _ => null,
    };

    /// <summary>Where an app from a link goes; a program that lets others in goes on a PC.</summary>
    private string? AppsDevice => AppInstalled == true && RemoteTool != true ? "phone" : null;

    private static KeyValuePair<string, string>? YesNo(string name, bool? value) =>
        value is null ? null : new(name, value.Value ? "yes" : "no");
}
