using System.Globalization;
using System.Xml;
using Escalation.Dialogs;
using Escalation.Dialogs.Prompts;

namespace Escalation.Bot.Commands;

/// <summary>The dialog for a person at a terminal: type words, or the number of a choice.</summary>
internal sealed class ConverseTerminal(Rehearsal rehearsal, TextReader input, TextWriter output)
{
    private Prompt? _card;

    public async Task<int> Run(CancellationToken stopping)
    {
        await output.WriteLineAsync("Write what happened. A number chooses; field=value fills in; /attach PATH, /wait PT10M, /quit.");
        while (!stopping.IsCancellationRequested)
        {
            await output.WriteAsync("> ");
            if (await input.ReadLineAsync(stopping) is not { } line || line == "/quit") break;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                foreach (var collected in await Take(line.Trim())) Write(collected);
            }
            catch (Exception wrong) when (wrong is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
            {
                await output.WriteLineAsync($"! {wrong.Message}");
            }
        }

        return Start.Ok;
    }

    private Task<IReadOnlyList<Collected>> Take(string line)
    {
        if (line.StartsWith("/attach ", StringComparison.Ordinal)) return rehearsal.Attach(line["/attach ".Length..]);
        if (line.StartsWith("/wait ", StringComparison.Ordinal)) return rehearsal.Wait(XmlConvert.ToTimeSpan(line["/wait ".Length..]));
        if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && _card is { } card && number >= 1 && number <= card.Choices.Length)
            return rehearsal.Choose(card.Choices[number - 1].Id);
        if (_card?.Fields.FirstOrDefault(f => line.StartsWith($"{f.Id}=", StringComparison.Ordinal)) is { } field)
            return rehearsal.Fill(new Dictionary<string, string> { [field.Id] = line[(field.Id.Length + 1)..] });
        return rehearsal.Say(line);
    }

    private void Write(Collected collected)
    {
        if (collected is Told told)
        {
            output.WriteLine($"    [{told.Incident}] {Names.Of(told.Event)}");
            return;
        }

        var (to, prompt) = (Shown)collected;
        if (to.Channel != "web")
        {
            output.WriteLine($"    → {to}: {prompt.Title}");
            return;
        }

        _card = prompt;
        output.WriteLine($"\n── {prompt.Title}");
        foreach (var section in prompt.Sections)
        {
            if (section.Heading.Length > 0) output.WriteLine($"   {section.Heading}");
            foreach (var item in section.Items) output.WriteLine($"   ・{item.Text.Replace("\n", "\n     ", StringComparison.Ordinal)}");
        }

        output.WriteLine($"\n   {prompt.Body}");
        foreach (var field in prompt.Fields) output.WriteLine($"   {field.Id}=…  {field.Label}");
        for (var i = 0; i < prompt.Choices.Length; i++) output.WriteLine($"   {i + 1}. {prompt.Choices[i].Label}");
        foreach (var contact in prompt.Contacts) output.WriteLine($"   ☎ {contact.Name} {string.Join(" / ", contact.Numbers.Select(n => n.Number))} {contact.Url}");
        output.WriteLine();
    }
}
