using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EnrollmentPortal.Application.Persistence;

internal sealed class OrgCodeConverter() : ValueConverter<OrgCode, string>(code => code.Value, text => OrgCode.Parse(text));

internal sealed class ErrorConverter() : ValueConverter<Error, string>(error => error.Kept(), kept => KeptErrors.Read(kept));

internal sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Fen, fen => new Money(fen));
