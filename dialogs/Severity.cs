namespace Escalation.Dialogs;

/// <summary>How bad it is, computed from what is known. Above <see cref="None"/> somebody on call is paged.</summary>
public enum Severity
{
    None,
    Low,
    Moderate,
    High,
    Critical,
}
