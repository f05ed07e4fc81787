using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;

namespace EnrollmentPortal.Application.Exports;

/// <summary>Asks for a list as a file.</summary>
/// <param name="Reason">Why whole ID numbers are needed; null for masked ones.</param>
/// <param name="Seen">Is told how many rows are written, now and then.</param>
public sealed record ExportListCommand(ListRequest Request, TableFormat Format, string? Reason, ExportLanguage Words, IProgress<int>? Seen = null);

/// <summary>Shape only.</summary>
public sealed class ExportListValidator : AbstractValidator<ExportListCommand>
{
    private const int ShortestReason = 4;
    private const int MaxReasonLength = 200;

    public ExportListValidator() =>
        RuleFor(command => command.Reason)
            .Must(reason => reason is null || reason.Trim().Length is >= ShortestReason and <= MaxReasonLength)
            .WithErrorCode(ExportCodes.ReasonMissing);
}

/// <summary>A list that lies ready to be fetched.</summary>
public sealed record ExportedList(Guid FileId, string FileName, int Rows);

/// <summary>导出名单: writes a list of a unit to a file, and records who took which list away and, with whole numbers, why.</summary>
/// <remarks>Besides its own grant it asks for that of the list (<see cref="ListNames.Requires"/>).</remarks>
public sealed class ExportList(
    Database database, IdNumberVault vault, FileStore shelf, AuditTrail audit, IValidator<ExportListCommand> validator, IEnumerable<IExportedList> lists) : IUseCase
{
    private const int RowsPerReport = 2_000;

    public static Grant Requires => Grant.SignedIn;

    /// <returns>The file on the shelf, or <see cref="CampaignErrors.UnitNotFound"/>, or the refusal of the list or of whole numbers.</returns>
    public async Task<Result<ExportedList>> ExecuteAsync(ExportListCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (Refusal(command, actor) is { } refusal)
        {
            return refusal;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        if (await BoardPlaces.FindAsync(work, actor, command.Request.Unit, cancellationToken) is not { } place)
        {
            return CampaignErrors.UnitNotFound;
        }

        var list = lists.Single(candidate => candidate.Lists.Contains(command.Request.List));
        var opened = await list.OpenAsync(new ListReading(work, actor, command.Request, command.Words, NumberIn(command, work.TenantId)), cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        await using var file = shelf.Begin();
        var rows = await WriteAsync(command, list, opened.Value, file, cancellationToken);
        audit.Note(work, actor, new AuditNote(
            "list.exported", "list", command.Request.List.ToString(), command.Request.Unit,
            New: new { command.Format, Rows = rows, WholeNumbers = command.Reason is not null }, Reason: command.Reason?.Trim()));
        // The file is offered only after the record of it is durable.
        await work.CommitAsync(cancellationToken);
        var name = $"{place.Unit.Name}-{command.Words.Title}-{work.Today:yyyyMMdd}{(command.Format == TableFormat.Xlsx ? ".xlsx" : ".csv")}";
        return new ExportedList(shelf.Offer(file.Name, name, actor.UserId), name, rows);
    }

    private Error? Refusal(ExportListCommand command, Actor actor)
    {
        var asks = command.Reason is not null;
        return actor.Lacks(command.Request.List.Requires())
            ?? (asks && !command.Request.List.IsOfPeople() ? AccessErrors.Forbidden : null)
            ?? (asks ? actor.Lacks(Grant.RevealIdNumber) : null)
            ?? validator.FaultIn(command);
    }

    private Func<string, byte[], string> NumberIn(ExportListCommand command, int tenant) =>
        command.Reason is null ? (masked, _) => masked : (_, cipher) => vault.Reveal(tenant, cipher);

    private static async Task<int> WriteAsync(
        ExportListCommand command, IExportedList list, IAsyncEnumerable<IReadOnlyList<TableCell>> lines, Stream file, CancellationToken cancellationToken)
    {
        using var table = TableWriter.Open(file, command.Format, command.Words.Title);
        table.Write([.. list.Columns.Select(column => (TableCell)command.Words.Say("Column." + column))]);
        var rows = 0;
        await foreach (var cells in lines.WithCancellation(cancellationToken))
        {
            table.Write(cells);
            if (++rows % RowsPerReport == 0)
            {
                command.Seen?.Report(rows);
            }
        }

        table.Write(command.Words.Footer(rows));
        return rows;
    }
}
