using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Audit;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Audit;

/// <summary>What happened to which record.</summary>
/// <param name="Action">Stable code.</param>
/// <param name="SubjectType">The kind of record, such as <c>household</c>.</param>
/// <param name="SubjectId">Its id.</param>
/// <param name="Unit">The organisation code that decides who may read the line; null for the actor's own unit.</param>
/// <param name="Old">Values before, or null.</param>
/// <param name="New">Values after, or null. Never a whole ID number.</param>
/// <param name="Reason">Why, where the user must say it.</param>
public sealed record AuditNote(
    string Action, string SubjectType, string SubjectId, OrgCode? Unit = null, object? Old = null, object? New = null, string? Reason = null);

/// <summary>Writes the audit trail in the transaction of the change it tells about.</summary>
public sealed class AuditTrail(TimeProvider clock)
{
    // Names stay readable when the table is opened with plain SQL.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public void Note(UnitOfWork work, Actor actor, AuditNote note) => work.AuditEntries.Add(Entry(work, note, actor, actor.Address));

    /// <summary>What somebody without an account did.</summary>
    public void NoteVisitor(UnitOfWork work, string? address, AuditNote note) => work.AuditEntries.Add(Entry(work, note, actor: null, address));

    private AuditEntry Entry(UnitOfWork work, AuditNote note, Actor? actor, string? address) => new()
    {
        TenantId = work.TenantId,
        Id = Guid.CreateVersion7(),
        OrgCode = note.Unit?.Value ?? work.Scope.Prefix,
        At = clock.GetUtcNow(),
        ActorId = actor?.UserId,
        ActorName = actor?.Name ?? "visitor",
        ActorRole = actor?.Role.ToString(),
        Address = address,
        Action = note.Action,
        SubjectType = note.SubjectType,
        SubjectId = note.SubjectId,
        OldValues = Serialize(note.Old),
        NewValues = Serialize(note.New),
        Reason = note.Reason,
    };

    private static string? Serialize(object? values) => values is null ? null : JsonSerializer.Serialize(values, Json);
}
