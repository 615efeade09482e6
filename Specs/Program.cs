using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Recording;

// The specs as a program: a spec that must kill a process starts this one, under the name of what the process is to do.
return args switch
{
    ["journal-appender", var directory] => await JournalAppender.Run(directory, int.MaxValue),
    ["journal-appender", var directory, var completions] => await JournalAppender.Run(directory, int.Parse(completions)),
    ["record-golden-session", var file] => await GoldenSession.Write(file),
    ["record-until-killed", var file] => RecordingUntilKilled.Run(file),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("usage: Kiwoom.Specs journal-appender DIRECTORY [COMPLETIONS], or record-golden-session FILE; to run the specs, use dotnet test");
    return 2;
}
