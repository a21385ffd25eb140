using System.Reflection;
using System.Reflection.Emit;

namespace Iurc.OrchardCatalogue;

/// <summary>An instruction with what it names: a method, a text or nothing.</summary>
internal sealed record Instruction(OpCode Code, object? Operand);

/// <summary>Reads what methods call. That is where Orchard says which settings and which keys it reads: nowhere else.</summary>
internal static class Instructions
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The instructions of all methods of a type and of the types inside it, which hold its asynchronous methods.</summary>
    public static IEnumerable<IReadOnlyList<Instruction>> Of(Type type)
        => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).Select(Read)
            .Concat(type.GetNestedTypes(All).SelectMany(Of));

    private static List<Instruction> Read(MethodBase method)
    {
        var instructions = new List<Instruction>();
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < bytes.Length;)
        {
            var value = (short)bytes[at++];
            if (value == 0xFE)
            {
                value = unchecked((short)(0xFE00 | bytes[at++]));
            }

            var code = s_codes[value];
            object? operand = code.OperandType switch
            {
                OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(bytes, at)),
                OperandType.InlineMethod => Resolve(method, BitConverter.ToInt32(bytes, at)),
                _ => null,
            };
            instructions.Add(new(code, operand));
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
                _ => 4,
            };
        }

        return instructions;
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(
                token,
                method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
                method is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or TypeLoadException or ArgumentException or BadImageFormatException or MissingMethodException)
        {
            return null; // A call into a library that is not here says nothing of Orchard.
        }
    }
}
