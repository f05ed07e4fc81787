using System.Text;

namespace EnrollmentPortal.Application.Tables;

/// <summary>Text whose records end somewhere: a row of separators alone would otherwise come into memory as a whole.</summary>
internal sealed class BoundedReader(Stream file, Encoding encoding, int longest)
    : StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true)
{
    private long _read;

    /// <summary>A record begins.</summary>
    public void Begin() => _read = 0;

    /// <exception cref="InvalidDataException">The record is longer than any of a table; empty lines do not count.</exception>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = base.Read(buffer, index, count);
        var text = buffer.AsSpan(index, read);
        _read += read - text.Count('\n') - text.Count('\r');
        return _read <= longest ? read : throw new InvalidDataException("A record has no end.");
    }
}
