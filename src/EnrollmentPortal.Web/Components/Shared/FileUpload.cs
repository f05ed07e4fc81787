using Microsoft.AspNetCore.Components.Forms;

namespace EnrollmentPortal.Web.Components.Shared;

/// <summary>A long list on its way from the browser.</summary>
public static class FileUpload
{
    /// <summary>200 MB: two million rows of text.</summary>
    public const long LargestFile = 200L * 1024 * 1024;

    /// <summary>Copies the file into the target.</summary>
    /// <param name="tell">Is told each percent of the file, once.</param>
    public static async Task ReceiveAsync(this IBrowserFile file, Stream target, Action<int> tell, CancellationToken cancellationToken)
    {
        await using var source = file.OpenReadStream(LargestFile, cancellationToken);
        var block = new byte[128 * 1024];
        var told = 0;
        for (long received = 0; await source.ReadAsync(block, cancellationToken) is > 0 and var read;)
        {
            await target.WriteAsync(block.AsMemory(0, read), cancellationToken);
            received += read;
            var percent = (int)(received * 100 / Math.Max(file.Size, 1));
            if (percent > told)
            {
                told = percent;
                tell(percent);
            }
        }
    }
}
