using System.Text;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Web.Security;

namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary><c>portal admin create</c>: the first administrator of an installation.</summary>
internal static class AdministratorCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, AdminOptions options, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        var administrator = new NewAdministrator(options.Values["user-name"], options.Values["name"], ReadPassword(output), options.IsAnother);
        var rules = scope.ServiceProvider.GetRequiredService<PasswordRules>();
        if (await rules.JudgeAsync(new PortalUser { UserName = administrator.UserName, DisplayName = administrator.DisplayName }, administrator.Password) is [var fault, ..])
        {
            throw AdminCommand.Refusal(services, fault);
        }

        var made = await scope.ServiceProvider.GetRequiredService<CreateAdministrator>().ExecuteAsync(administrator, CancellationToken.None);
        if (made.Error is { } refusal)
        {
            throw AdminCommand.Refusal(services, refusal);
        }

        await output.WriteLineAsync($"{made.Value} may sign in and makes the other accounts under Accounts");
        return 0;
    }

    // Arguments stand in the list of processes and in the shell's history, so a password never comes by them.
    private static string ReadPassword(TextWriter output)
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? string.Empty;
        }

        output.Write("password: ");
        var password = ReadHidden(output);
        output.Write("once more: ");
        return ReadHidden(output) == password ? password : throw new CommandLineException("the two passwords differ");
    }

    private static string ReadHidden(TextWriter output)
    {
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(typed.Length - 1, 0);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        output.WriteLine();
        return typed.ToString();
    }
}
