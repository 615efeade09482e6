using Kiwoom.Specs.Journal;

// The specs as a program: a spec that must kill a process starts this one, under the name of what the process is to do.
return args switch
{
    ["journal-appender", var directory] => await JournalAppender.Run(directory),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("usage: Kiwoom.Specs journal-appender DIRECTORY; to run the specs, use dotnet test");
    return 2;
}
