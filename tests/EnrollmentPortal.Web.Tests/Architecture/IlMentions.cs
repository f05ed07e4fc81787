using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EnrollmentPortal.Web.Tests.Architecture;

/// <summary>What a compiled type can reach by itself.</summary>
internal static class IlMentions
{
    public static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    /// <summary>Full names of the types of its bases, fields, properties, parameters, results and of every instruction of its bodies.</summary>
    public static IEnumerable<string> Of(TypeDefinition type) => Declared(type).SelectMany(Parts)
        .Concat(type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).SelectMany(Of))
        .Select(mentioned => mentioned.FullName);

    private static IEnumerable<TypeReference?> Declared(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(face => face.InterfaceType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Properties.Select(property => property.PropertyType),
        .. type.Methods.Select(method => method.ReturnType),
        .. type.Methods.SelectMany(method => method.Parameters).Select(parameter => parameter.ParameterType),
        .. type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Variables).Select(variable => variable.VariableType),
    ];

    private static IEnumerable<TypeReference> Of(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod method => [.. Parts(method.DeclaringType), .. Parts(method.ReturnType), .. method.GenericArguments.SelectMany(Parts)],
        MethodReference method => [.. Parts(method.DeclaringType), .. Parts(method.ReturnType)],
        FieldReference field => [.. Parts(field.DeclaringType), .. Parts(field.FieldType)],
        TypeReference type => Parts(type),
        _ => [],
    };

    // A list of people mentions people.
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };
}
