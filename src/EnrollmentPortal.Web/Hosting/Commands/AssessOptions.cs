namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary>What <c>assess</c> was called with.</summary>
/// <param name="In">The file to price.</param>
/// <param name="Out">The file of results.</param>
/// <param name="AtDesk">Priced by people on the books of throw-away counties, as a desk does.</param>
/// <param name="Asked">Gets what the desk asked; null where nobody wants to know.</param>
internal sealed record AssessOptions(string In, string Out, bool AtDesk, string? Asked)
{
    private const string Usage = "usage: assess --in FILE --out FILE [--at-desk [--asked FILE]]";

    /// <exception cref="CommandLineException">An option is unknown, or one is missing.</exception>
    public static AssessOptions Parse(IReadOnlyList<string> args)
    {
        var (from, to, asked, atDesk) = ((string?)null, (string?)null, (string?)null, false);
        for (var index = 0; index < args.Count; index++)
        {
            var value = index + 1 < args.Count ? args[index + 1] : null;
            switch (args[index])
            {
                case "--at-desk":
                    atDesk = true;
                    continue;
                case "--in" when value is not null:
                    from = value;
                    break;
                case "--out" when value is not null:
                    to = value;
                    break;
                case "--asked" when value is not null:
                    asked = value;
                    break;
                default:
                    throw new CommandLineException(Usage);
            }

            index++;
        }

        return from is null || to is null || (asked is not null && !atDesk) ? throw new CommandLineException(Usage) : new AssessOptions(from, to, atDesk, asked);
    }
}
