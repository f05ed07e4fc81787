namespace EnrollmentPortal.Web.Outages;

/// <summary>Whether the database is out of reach at the moment: asked once for the whole program, told to every open page.</summary>
public sealed class DatabaseOutage
{
    private volatile bool _isOn;

    /// <summary>Told on a thread of its own when an outage has begun or ended.</summary>
    public event EventHandler? Changed;

    public bool IsOn => _isOn;

    /// <summary>Notes what the latest look found.</summary>
    /// <returns>True when that is news.</returns>
    public bool Note(bool isOn)
    {
        if (_isOn == isOn)
        {
            return false;
        }

        _isOn = isOn;
        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }
}
