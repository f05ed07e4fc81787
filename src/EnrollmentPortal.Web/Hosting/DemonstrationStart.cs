using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Web.Hosting.Commands;

namespace EnrollmentPortal.Web.Hosting;

/// <summary>Fills a database with the demonstration tenants and their accounts; on a filled one it only looks.</summary>
internal static class DemonstrationStart
{
    public static async Task RunAsync(IServiceProvider services, UpOptions options, TextWriter output)
    {
        var load = services.GetRequiredService<LoadDemonstration>();
        await load.ExecuteAsync(options.Population ?? PopulationSize.Small, new ConsoleProgress(output), CancellationToken.None);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemonstrationAccounts>().EnsureAsync();
    }

    public static void PrintAccounts(TextWriter output)
    {
        output.WriteLine($"demonstration accounts (password {DemonstrationAccounts.Password}):");
        foreach (var account in DemonstrationAccounts.All)
        {
            output.WriteLine($"  {account.UserName,-16} {account.Role,-22} {account.OrgCode ?? "-",-13} {account.Department ?? account.DisplayName}");
        }
    }

    /// <summary>A line every few units, in the order of the work: <see cref="Progress{T}"/> would print late and shuffled.</summary>
    private sealed class ConsoleProgress(TextWriter output) : IProgress<DemonstrationProgress>
    {
        private const int StepPercent = 10;
        private int _printed;

        public void Report(DemonstrationProgress value)
        {
            var percent = (int)(100L * value.PeopleDone / Math.Max(1, value.PeopleTotal));
            if (percent >= _printed + StepPercent)
            {
                _printed = percent - (percent % StepPercent);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"loading people: {percent}% ({value.PeopleDone:#,##0}), {value.TenantName} {value.UnitName}"));
            }
        }
    }
}
