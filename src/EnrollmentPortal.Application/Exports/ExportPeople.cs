using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Auditing;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;

namespace EnrollmentPortal.Application.Exports;

/// <summary>Asks for a list as a file.</summary>
/// <param name="Unit">Of the actor's scope.</param>
/// <param name="Reason">Why whole ID numbers are needed; null for masked ones.</param>
/// <param name="Seen">Is told how many rows are written, now and then.</param>
public sealed record ExportPeopleCommand(
    PeopleList List, OrgCode Unit, TableFormat Format, string? Reason, ExportWords Words, IProgress<int>? Seen = null);

/// <summary>Shape only.</summary>
public sealed class ExportPeopleValidator : AbstractValidator<ExportPeopleCommand>
{
    private const int ShortestReason = 4;
    private const int LongestReason = 200;

    public ExportPeopleValidator() =>
        RuleFor(command => command.Reason)
            .Must(reason => reason is null || reason.Trim().Length is >= ShortestReason and <= LongestReason)
            .WithErrorCode("export.reason-missing");
}

/// <summary>A list that lies ready to be fetched.</summary>
public sealed record ExportedList(Guid FileId, string FileName, int Rows);

/// <summary>导出名单: writes the people of a unit to a file, and records who took which list away and, with whole numbers, why.</summary>
public sealed class ExportPeople(Database database, IdNumberVault vault, FileShelf shelf, AuditTrail audit, IValidator<ExportPeopleCommand> validator) : IUseCase
{
    private const int Pace = 2_000;

    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The file on the shelf, or <see cref="CampaignErrors.UnitNotFound"/>, or the refusal of whole numbers.</returns>
    public async Task<Result<ExportedList>> ExecuteAsync(ExportPeopleCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        if (Refusal(command, actor) is { } refusal)
        {
            return refusal;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        if (await BoardPlaces.FindAsync(work, actor, command.Unit, cancellationToken) is not { } place)
        {
            return CampaignErrors.UnitNotFound;
        }

        await using var file = shelf.Begin();
        var rows = await WriteAsync(work, command, file, cancellationToken);
        audit.Note(work, actor, new AuditNote(
            "list.exported", "list", command.List.ToString(), command.Unit,
            New: new { command.Format, Rows = rows, WholeNumbers = command.Reason is not null }, Reason: command.Reason?.Trim()));
        // The file is offered only after the record of it is durable.
        await work.CommitAsync(cancellationToken);
        var name = $"{place.Unit.Name}-{command.Words.Title}-{work.Today:yyyyMMdd}{(command.Format == TableFormat.Xlsx ? ".xlsx" : ".csv")}";
        return new ExportedList(shelf.Offer(file.Name, name, actor.UserId), name, rows);
    }

    private Error? Refusal(ExportPeopleCommand command, Actor actor) =>
        command.Reason is not null && actor.Lacks(Grant.RevealIdNumber) is { } forbidden ? forbidden : validator.FaultIn(command);

    private async Task<int> WriteAsync(UnitOfWork work, ExportPeopleCommand command, Stream file, CancellationToken cancellationToken)
    {
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        using var table = TableWriter.Open(file, command.Format, command.Words.Title);
        table.Write([.. command.Words.Headers.Select(header => (TableCell)header)]);
        var rows = 0;
        await foreach (var person in work.PeopleAsync(command.List, command.Unit, campaign?.Id).WithCancellation(cancellationToken))
        {
            var number = command.Reason is null ? person.IdNumberMasked : vault.Reveal(work.TenantId, person.IdNumberCipher);
            table.Write(person.Cells(command.Words, number));
            if (++rows % Pace == 0)
            {
                command.Seen?.Report(rows);
            }
        }

        table.Write(command.Words.Footer(rows));
        return rows;
    }
}
