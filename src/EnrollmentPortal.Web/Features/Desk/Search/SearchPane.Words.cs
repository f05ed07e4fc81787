using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry.Names;
using EnrollmentPortal.Domain.Households.IdNumbers;

namespace EnrollmentPortal.Web.Features.Desk.Search;

/// <content>What the pane says of a search and its hits.</content>
public sealed partial class SearchPane
{
    // Every key asks: a number that is still being typed is no mistake.
    private int? DigitsToGo =>
        !_isEntered && _error?.Code == IdNumberErrors.WrongLength.Code && _searched.Count(char.IsLetterOrDigit) is var digits and < IdNumber.Length
            ? IdNumber.Length - digits
            : null;

    private string Understood(RegistryHits found)
    {
        var kinds = string.Join(T["KindSeparator"].Value, found.Understood.Select(kind => T["FoundBy." + kind].Value));
        return found.Place is { } place ? T["UnderstoodIn", kinds, place] : T["Understood", kinds];
    }

    // The name that was typed is seen; why a telephone or an address led here is not.
    private static bool Tells(RegistryHit hit) => hit.FoundBy is SearchKind.PhoneTail or SearchKind.Address or SearchKind.EarlierIdNumber or SearchKind.Head;

    private static string Place(RegistryHit hit) => hit.GroupName.Length == 0 ? hit.Village : $"{hit.Village} {hit.GroupName}";
}
