using System.Security.Cryptography;
using Escalation.Recognition;
using Escalation.Training;

// Trains the model that ships, and measures it on what it never saw. Run from anywhere in the repository: dotnet run --project bot/Training
var folder = Path.Combine(RepositoryRoot(), "bot", "Recognition");
var corpus = Corpus.Read(Path.Combine(folder, "corpus"));
var heldOut = Corpus.ReadHeldOut(Path.Combine(folder, "corpus", "held-out"));
var lexicon = Lexicon.Parse(File.ReadAllText(Path.Combine(folder, "lexicon.txt")));
var fingerprint = Fingerprint.Of(folder);
Trainer trainer = new(lexicon);

// The tenth is measured, and the confidences are calibrated on it, with a model that never saw it; the model that ships has seen everything but the held-out.
var tenth = corpus.Where(example => example.IsTenth).ToArray();
var weightsForTenth = trainer.Train([.. corpus.Where(example => !example.IsTenth)]);
var calibration = Calibration.Fit(tenth, weightsForTenth, lexicon);
var onTenth = calibration.Apply(weightsForTenth).ToModel(fingerprint);
var shipped = calibration.Apply(trainer.Train(corpus)).ToModel(fingerprint);

Directory.CreateDirectory(Path.Combine(folder, "model"));
File.WriteAllBytes(Path.Combine(folder, "model", "local.model"), shipped);
var report = Report.Write(
    corpus,
    Measurement.Of("One line in ten of the corpus, kept from the model measured here", tenth, new(LocalModel.Read(onTenth), lexicon)),
    Measurement.Of("Messages held out, by people who never saw the corpus", heldOut, new(LocalModel.Read(shipped), lexicon)));
File.WriteAllText(Path.Combine(folder, "model", "REPORT.md"), report);
Console.WriteLine(report);
Console.WriteLine($"{shipped.Length:N0} bytes, {Convert.ToHexStringLower(SHA256.HashData(shipped))[..16]}; {calibration}");

if (args is ["--errors", ..]) Report.PrintErrors(tenth, new(LocalModel.Read(onTenth), lexicon));

static string RepositoryRoot()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
        folder = folder.Parent ?? throw new DirectoryNotFoundException("No global.json above " + AppContext.BaseDirectory);
    return folder.FullName;
}
