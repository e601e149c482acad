using System.Text;

namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>Splits the value of a flag that is a list. A backslash before the separator makes it part of an item.</summary>
internal static class EscapedList
{
    /// <summary>Splits a value. An empty item at the end is dropped, as in the reference.</summary>
    public static IReadOnlyList<string> Split(string value, char separator)
    {
        var items = new List<string>();
        var item = new StringBuilder();
        for (var index = 0; index < value.Length; index++)
        {
            if (value[index] == separator)
            {
                items.Add(item.ToString());
                item.Clear();
                continue;
            }

            if (value[index] == '\\' && index < value.Length - 1)
            {
                index++;
                item.Append(value[index] == separator ? "" : "\\");
            }

            item.Append(value[index]);
        }

        if (item.Length > 0)
        {
            items.Add(item.ToString());
        }

        return items;
    }
}
