using System.Reflection;
using System.Xml.Linq;

namespace AgentPlatform.Tests.Schemas;

/// <summary>The documentation files that are generated beside the assemblies.</summary>
internal static class XmlDocumentation
{
    /// <summary>The summary of a property; empty if there is none.</summary>
    public static string SummaryOf(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        var name = $"P:{type.FullName!.Replace('+', '.')}.{property.Name}";
        return XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml"))
            .Descendants("member")
            .FirstOrDefault(member => member.Attribute("name")?.Value == name)?
            .Element("summary")?.Value.Trim() ?? "";
    }
}
