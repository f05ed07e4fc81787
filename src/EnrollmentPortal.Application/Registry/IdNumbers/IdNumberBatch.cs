using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;

namespace EnrollmentPortal.Application.Registry.IdNumbers;

/// <summary>Protects many numbers of one tenant with one cipher object: making one for each would take longer than encrypting.</summary>
/// <remarks>Short-lived, so that a new key is used soon after it was added. For one thread.</remarks>
public sealed class IdNumberBatch : IDisposable
{
    internal const int NonceBytes = 12;
    internal const int TagBytes = 16;
    private const int NoncesAhead = 512;

    private readonly byte[] _lookup;
    private readonly byte _version;
    private readonly AesGcm _aes;
    private readonly byte[] _binding = new byte[sizeof(int)];
    private readonly byte[] _nonces = new byte[NoncesAhead * NonceBytes];
    private int _nonce = NoncesAhead;

    internal IdNumberBatch(IdNumberKeys keys, int tenantId)
    {
        (_lookup, _version) = (keys.Lookup.ToArray(), keys.Current);
        _aes = new AesGcm(keys.Version(_version), TagBytes);
        BinaryPrimitives.WriteInt32BigEndian(_binding, tenantId);
    }

    /// <summary>As <see cref="IdNumberVault.Protect"/>.</summary>
    public ProtectedIdNumber Protect(IdNumber number)
    {
        Span<byte> plain = stackalloc byte[IdNumber.Length];
        Encoding.ASCII.GetBytes(number.Reveal(), plain);
        return new ProtectedIdNumber(HMACSHA256.HashData(_lookup, plain), Encrypt(plain), number.Masked);
    }

    public void Dispose() => _aes.Dispose();

    // Layout: key version, nonce, tag, cipher text.
    private byte[] Encrypt(ReadOnlySpan<byte> plain)
    {
        if (_nonce == NoncesAhead)
        {
            RandomNumberGenerator.Fill(_nonces);
            _nonce = 0;
        }

        var cipher = new byte[1 + NonceBytes + TagBytes + plain.Length];
        cipher[0] = _version;
        var nonce = cipher.AsSpan(1, NonceBytes);
        _nonces.AsSpan(_nonce++ * NonceBytes, NonceBytes).CopyTo(nonce);
        _aes.Encrypt(nonce, plain, cipher.AsSpan(1 + NonceBytes + TagBytes), cipher.AsSpan(1 + NonceBytes, TagBytes), _binding);
        return cipher;
    }
}
