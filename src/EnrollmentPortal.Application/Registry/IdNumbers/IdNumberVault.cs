using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;

namespace EnrollmentPortal.Application.Registry.IdNumbers;

/// <summary>Turns ID numbers into what is stored, and back where a use case may reveal one.</summary>
public sealed class IdNumberVault(IdNumberKeys keys)
{
    private const int NonceBytes = IdNumberBatch.NonceBytes;
    private const int TagBytes = IdNumberBatch.TagBytes;

    /// <summary>Keyed hash for look-up: the same number gives the same bytes in every tenant.</summary>
    public byte[] Hash(IdNumber number) => HMACSHA256.HashData(keys.Lookup, Encoding.ASCII.GetBytes(number.Reveal()));

    /// <summary>Hash, cipher text and mask of a number.</summary>
    /// <param name="tenantId">Bound into the cipher: copied to another tenant it does not open.</param>
    /// <param name="number">The number.</param>
    public ProtectedIdNumber Protect(int tenantId, IdNumber number) => new(Hash(number), Encrypt(tenantId, number.Reveal()), number.Masked);

    /// <summary>For many numbers of a tenant in a row.</summary>
    public IdNumberBatch BeginBatch(int tenantId) => new(keys, tenantId);

    /// <summary>The whole number. Callers record a reason.</summary>
    /// <exception cref="CryptographicException">The bytes were changed, or belong to another tenant.</exception>
    public string Reveal(int tenantId, ReadOnlySpan<byte> cipher)
    {
        using var aes = new AesGcm(keys.Version(cipher[0]), TagBytes);
        var nonce = cipher.Slice(1, NonceBytes);
        var tag = cipher.Slice(1 + NonceBytes, TagBytes);
        var body = cipher[(1 + NonceBytes + TagBytes)..];
        var plain = new byte[body.Length];
        aes.Decrypt(nonce, body, tag, plain, Binding(tenantId));
        return Encoding.ASCII.GetString(plain);
    }

    /// <summary>The same number under the current key.</summary>
    public byte[] Reencrypt(int tenantId, ReadOnlySpan<byte> cipher) => Encrypt(tenantId, Reveal(tenantId, cipher));

    // Layout: key version, nonce, tag, cipher text.
    private byte[] Encrypt(int tenantId, string number)
    {
        var (version, plain) = (keys.Current, Encoding.ASCII.GetBytes(number));
        var cipher = new byte[1 + NonceBytes + TagBytes + plain.Length];
        cipher[0] = version;
        var nonce = cipher.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys.Version(version), TagBytes);
        aes.Encrypt(nonce, plain, cipher.AsSpan(1 + NonceBytes + TagBytes), cipher.AsSpan(1 + NonceBytes, TagBytes), Binding(tenantId));
        return cipher;
    }

    private static byte[] Binding(int tenantId)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, tenantId);
        return bytes;
    }
}
