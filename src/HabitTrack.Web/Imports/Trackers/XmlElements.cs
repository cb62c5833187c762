using System.Text;
using System.Xml;

namespace HabitTrack.Web;

/// <summary>Reads the elements of an XML file one by one, in constant memory. What a document type declares is ignored.</summary>
internal sealed class XmlElements : IDisposable
{
    /// <summary>XmlReader keeps an element, its open parents and all names in memory.</summary>
    private const int MaxLength = 1 << 20, MaxDepth = 100, MaxNames = 10_000;

    private readonly string? part;
    private readonly CancellationToken cancellation;
    private readonly LimitedText text;
    private readonly XmlReader reader;

    /// <param name="stream">The file. It is closed with this reader.</param>
    /// <param name="part">The file within an archive; null for a file that is one text.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public XmlElements(Stream stream, string? part, CancellationToken cancellation)
    {
        (this.part, this.cancellation) = (part, cancellation);
        text = new LimitedText(new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16));
        reader = XmlReader.Create(text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            NameTable = new LimitedNames(),
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = true,
        });
    }

    /// <summary>The name of the current element, without its prefix.</summary>
    public string Name => reader.LocalName;

    /// <summary>The number of elements around the current one.</summary>
    public int Depth => reader.Depth;

    public ImportPlace Place => new(((IXmlLineInfo)reader).LineNumber, part);

    /// <summary>The value of an attribute; empty if there is none.</summary>
    public string this[string attribute] => reader.GetAttribute(attribute) ?? "";

    /// <summary>The name of the first element of a file; empty if it is not XML.</summary>
    public static string RootOf(Func<Stream> open)
    {
        try
        {
            using var elements = new XmlElements(open(), null, CancellationToken.None);
            return elements.Next() ? elements.Name : "";
        }
        catch (Exception exception) when (exception is ProblemException or InvalidDataException)
        {
            return "";
        }
    }

    /// <summary>Goes on to the next element.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ProblemException">The file is damaged.</exception>
    public bool Next()
    {
        cancellation.ThrowIfCancellationRequested();
        while (Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
                return reader.Depth <= MaxDepth ? true : throw Place.Damaged("The elements are nested too deeply.");
        }

        return false;
    }

    /// <summary>The text at the beginning of the current element.</summary>
    /// <exception cref="ProblemException">The file is damaged.</exception>
    public string Text() => !reader.IsEmptyElement && Read() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? Guard(() => reader.Value).Trim() : "";

    public void Dispose() => reader.Dispose();

    private bool Read()
    {
        text.Reset();
        return Guard(reader.Read);
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            var place = exception is XmlException { LineNumber: > 0 and var line } ? new ImportPlace(line, part) : Place;
            throw place.Damaged("The file cannot be read as XML. It may be cut off, or have been changed. Export it once more.");
        }
    }

    /// <summary>A text that is damaged where one element, with its attributes and text, is too long for memory.</summary>
    private sealed class LimitedText(StreamReader text) : TextReader
    {
        private int length;

        public void Reset() => length = 0;

        public override int Read(char[] buffer, int index, int count)
        {
            var read = text.Read(buffer, index, count);
            length += read;
            return length <= MaxLength ? read : throw new InvalidDataException("An element is too long.");
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                text.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>The names of elements and attributes, which XmlReader never forgets.</summary>
    private sealed class LimitedNames : NameTable
    {
        private int count;

        public override string Add(char[] key, int start, int len) =>
            Get(key, start, len) ?? (++count <= MaxNames ? base.Add(key, start, len) : throw new InvalidDataException("There are too many names."));
    }
}
