namespace Escalation.Storage;

/// <summary>The store cannot be opened as things are. The message is a sentence for the operator; the host prints it and stops.</summary>
public sealed class StoreRefusedException(string message, Exception? inner = null) : Exception(message, inner);
