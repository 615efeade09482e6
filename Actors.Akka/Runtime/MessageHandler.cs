using Kiwoom.Actors.Runtime;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>Handles one message of an inbox.</summary>
internal delegate void MessageHandler(in Envelope envelope);
