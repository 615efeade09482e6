using System.Runtime.CompilerServices;

// What crosses to COM is laid out as it stands; the specs build variants and arrays by hand.
[assembly: DisableRuntimeMarshalling]
[assembly: InternalsVisibleTo("Kiwoom.Specs")]
