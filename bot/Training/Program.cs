using System.Security.Cryptography;
using Escalation.Recognition;
using Escalation.Training;

// Trains the model that ships, and measures it on what it never saw. Run from anywhere in the repository: dotnet run --project bot/Training
var (folder, printErrors) = args switch
{
    ["--folder", var given, .. var rest] when rest is [] or ["--errors"] => (given, rest is not []),
    [] or ["--errors"] => (Path.Combine(RepositoryRoot(), "bot", "Recognition"), args is not []),
    _ => (null, false),
};
if (folder is null)
{
    Console.Error.WriteLine("Usage: [--folder <with corpus and lexicon.txt; gets model>] [--errors]");
    return 2;
}

var corpus = Corpus.Read(Path.Combine(folder, "corpus"));
var heldOut = Corpus.ReadHeldOut(Path.Combine(folder, "corpus", "held-out"));
var lexicon = Lexicon.Parse(File.ReadAllText(Path.Combine(folder, "lexicon.txt")));
Features features = new();
Sample[] samples = [.. corpus.Select(example => new Sample(example, features, lexicon))];

CrossValidation validation = new(samples, lexicon);
var calibration = validation.Calibrate();
var shipped = LocalModel.Write(Fingerprint.Of(folder), Trainer.Train(samples), calibration);

Directory.CreateDirectory(Path.Combine(folder, "model"));
File.WriteAllBytes(Path.Combine(folder, "model", "local.model"), shipped);
Measurement unseen = new("Each fifth of the corpus, by a model trained on the other four", [.. validation.Outcomes(calibration)]);
var report = Report.Write(
    corpus,
    unseen,
    Measurement.Of("Messages held out, by people who never saw the corpus", heldOut, new(LocalModel.Read(shipped), lexicon)));
File.WriteAllText(Path.Combine(folder, "model", "REPORT.md"), report);
Console.WriteLine(report);
Console.WriteLine($"{shipped.Length:N0} bytes, {Convert.ToHexStringLower(SHA256.HashData(shipped))[..16]}; {calibration}");

if (printErrors) Report.PrintErrors(unseen);
return 0;

static string RepositoryRoot()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
        folder = folder.Parent ?? throw new DirectoryNotFoundException("No global.json above " + AppContext.BaseDirectory);
    return folder.FullName;
}
