using Escalation.Recognition;

namespace Escalation.Tests.Bot.Recognition;

public sealed class The_model_that_ships
{
    [Fact]
    public void Was_trained_on_this_very_corpus_and_lexicon()
    {
        var recognition = LocalRecognizer.Load().Recognize("");
        var fingerprint = Convert.ToHexStringLower(Fingerprint.Of(Corpus.RecognitionFolder));
        Assert.True(recognition.By == $"local/{fingerprint[..8]}", "Train it again: dotnet run --project bot/Training");
    }

    [Fact]
    public void Is_refused_when_it_is_of_other_features() => Assert.Throws<InvalidDataException>(() => LocalModel.Read(new byte[100]));
}
