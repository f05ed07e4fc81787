using System.Text;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>Columns are named as SQL people write them; an amount says its unit, which in the program its type says.</summary>
/// <remarks>The columns of a value inside an entity are named where it is mapped.</remarks>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            var name = Of(property.GetColumnName());
            property.SetColumnName(property.ClrType == typeof(Money) || property.ClrType == typeof(Money?) ? name + "_fen" : name);
        }
    }

    private static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
