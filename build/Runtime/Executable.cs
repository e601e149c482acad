using System.Buffers.Binary;
using Build.Oci;

namespace Build.Runtime;

/// <summary>The function, compiled for one architecture.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="Content">The components in the executable.</param>
/// <param name="IsNative">True if it is machine code only; otherwise the file includes the .NET runtime.</param>
internal sealed record Executable(string File, byte[] Content, bool IsNative)
{
    private const int MachineOffset = 18;

    /// <summary>The marker in the host of a single-file application, next to the offset of the bundle.</summary>
    private static readonly byte[] BundleMark =
    [
        0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32,
        0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
    ];

    /// <exception cref="BuildException">The file is not an executable for the architecture.</exception>
    public static Executable Read(string file, Architecture architecture)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new BuildException($"there is no executable \"{file}\"");
        }

        var content = System.IO.File.ReadAllBytes(file);
        var isElf = content.Length > MachineOffset + sizeof(ushort) && content.AsSpan().StartsWith("\u007fELF"u8);
        return isElf && BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(MachineOffset)) == architecture.ElfMachine
            ? new Executable(file, content, content.AsSpan().IndexOf(BundleMark) < 0)
            : throw new BuildException($"\"{file}\" must be an ELF executable for {architecture}");
    }
}
