namespace Kiwoom.Actors.Runtime;

/// <summary>A command that is carried out now or not at all: an actor that cannot write refuses it with <see cref="JournalUnavailableException"/>
/// instead of keeping it until it can. An order of ten minutes ago is nobody's wish any more.</summary>
public interface IPromptCommand : ICommand;
