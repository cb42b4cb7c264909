using Escalation.Dialogs.Conversations;

namespace Escalation.Recognition.FactFinding;

/// <summary>
/// What a message itself says about what was done. A fact set wrongly skips a safety question, so everything here is null unless the words are there:
/// "they told me to pay" is no payment, and no denial either. When a text says both, it says nothing.
/// </summary>
public static class FactFinder
{
    /// <param name="clean">The text after <see cref="Normalization.Clean"/>.</param>
    public static Facts Find(string clean)
    {
        var text = Normalization.ToHiragana(clean);
        var paid = Deeds.Paid.Read(text);
        var remote = RemoteTools.Find(text);
        var people = Stakes.People(text);
        return new()
        {
            Called = Circumstances.IsAnotherCall(text) ? null : Deeds.Called.Read(text),
            RemoteTool = remote.Used,
            RemoteToolName = remote.Name,
            Paid = paid,
            PaidHow = paid == true ? Money.How(text) : null,
            PaidAmount = paid == true ? Money.Amount(clean) : null,
            CredentialsEntered = Deeds.CredentialsEntered.Read(text),
            CardEntered = Deeds.CardEntered.Read(text),
            CodeEntered = Deeds.CodeEntered.Read(text),
            Clicked = Deeds.Clicked.Read(text),
            FileOpened = Deeds.FileOpened.Read(text),
            AppInstalled = Deeds.AppInstalled.Read(text),
            ThreatOfRecording = Yes(Ploys.IsThreatOfRecording(text)),
            Impersonated = Yes(Ploys.IsImpersonated(text)),
            FakePolice = Yes(Ploys.IsFakePolice(text)),
            SimTakenOver = Yes(Ploys.IsSimTakenOver(text)),
            MoneyMoved = Yes(Ploys.HasMoneyMoved(text)),
            SentInMyName = Yes(Ploys.IsSentInMyName(text)),
            FileSent = Yes(Ploys.IsFileSentInMyName(text)),
            LeakHow = Leaks.How(text),
            DataAtStake = Stakes.Data(text),
            PeopleConcerned = people.Concerned,
            Receivers = people.Receivers,
            LostHow = Stakes.LostHow(text),
            MoneyDemanded = Yes(Stakes.IsMoneyDemanded(text)),
            Account = Accounts.WhoseIs(text),
            CanSignIn = Accounts.IsLockedOut(text) ? false : null,
            KeysExposed = Yes(Accounts.AreKeysTold(text)),
            CommandRun = Yes(Intrusions.IsCommandRun(text)),
            IntrusionSign = Intrusions.Sign(text),
            Encrypted = Circumstances.Encrypted(text),
            IsReadable = Yes(Circumstances.IsReadable(text)),
            StillOnScreen = Circumstances.StillOnScreen(text),
            Device = Circumstances.Device(text),
            ForOther = Circumstances.ForOther(text),
            Time = Circumstances.Time(text, clean),
            PhoneNumbers = Contacts.PhoneNumbers(clean),
            Urls = Contacts.Urls(clean),
        };
    }

    private static bool? Yes(bool said) => said ? true : null;

    /// <summary>"I have not done anything yet" answers the questions about calling, clicking and paying, but only in a report.</summary>
    public static Facts AddNothingDone(string clean, Facts facts) =>
        !Circumstances.NothingDone(Normalization.ToHiragana(clean)) ? facts : facts with
        {
            Called = facts.Called ?? false,
            Clicked = facts.Clicked ?? false,
            Paid = facts.Paid ?? false,
        };
}
