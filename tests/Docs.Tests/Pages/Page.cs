using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Docs.Tests.Pages;

/// <summary>A document in Markdown, read as GitHub shows it.</summary>
internal sealed class Page
{
    private static readonly MarkdownPipeline Dialect = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    private readonly MarkdownDocument _syntax;

    private Page(string path, string text)
    {
        Path = path;
        Text = text;
        _syntax = Markdown.Parse(text, Dialect);
        Fences = [.. _syntax.Descendants<FencedCodeBlock>().Select(ReadFence)];
    }

    /// <summary>From the root of the repository, with slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    public IReadOnlyList<Fence> Fences { get; }

    /// <summary>What the headings can be linked by.</summary>
    public IReadOnlySet<string> Anchors =>
        _syntax.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id).OfType<string>().ToHashSet();

    public IEnumerable<PageReference> Links =>
        _syntax.Descendants<LinkInline>().Select(link => new PageReference(At(link), link.Url ?? ""));

    /// <summary>Text that looks like a link to something the page does not define, which GitHub shows as it stands.</summary>
    public IEnumerable<PageReference> BrokenLinks => _syntax.Descendants<LeafBlock>()
        .Where(block => block.Inline is not null && LooksLikeLink(
            string.Concat(block.Inline.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()))))
        .Select(block => new PageReference(At(block), Source(block)));

    public IEnumerable<PageReference> CodeSpans =>
        _syntax.Descendants<CodeInline>().Select(code => new PageReference(At(code), code.Content));

    /// <summary>The rows of all tables below their heads.</summary>
    public IEnumerable<PageRow> Rows => _syntax.Descendants<TableRow>()
        .Where(row => !row.IsHeader)
        .Select(row => new PageRow(
            At(row),
            [.. row.Select(Source)],
            [.. row.Descendants<LinkInline>().Select(link => link.Url ?? "")],
            [.. row.Descendants<CodeInline>().Select(code => code.Content)]));

    /// <summary>The cells of these rows.</summary>
    public IEnumerable<IReadOnlyList<string>> TableRows => Rows.Select(row => row.Cells);

    public static Page Parse(string path, string text) => new(path, text);

    /// <summary>The block that follows another one with nothing but text between them.</summary>
    public Fence? After(Fence fence) => Fences.SkipWhile(other => other != fence).Skip(1).FirstOrDefault();

    public override string ToString() => Path;

    private static bool LooksLikeLink(string text) =>
        text.Contains("](", StringComparison.Ordinal) || text.Contains("][", StringComparison.Ordinal);

    private Fence ReadFence(FencedCodeBlock block)
    {
        var text = new StringBuilder();
        foreach (var line in (block.Lines.Lines ?? []).Take(block.Lines.Count))
        {
            text.Append(line.Slice.AsSpan()).Append('\n');
        }

        return new Fence(Path, block.Line + 1, block.Info ?? "", FenceMarks.Parse(block.Arguments ?? ""), text.ToString());
    }

    private string Source(Block block) => Text.Substring(block.Span.Start, block.Span.Length).Trim(' ', '|');

    private string At(MarkdownObject node) => string.Create(CultureInfo.InvariantCulture, $"{Path}:{node.Line + 1}");
}
