namespace EnrollmentPortal.Application.Demonstration;

/// <summary>How many synthetic people a demonstration gets.</summary>
public enum PopulationSize
{
    /// <summary>Tenants, units and quotas, but nobody in them.</summary>
    None,

    /// <summary>About one fiftieth of the printed figures and at least 300 people in every unit of a plan's table: ready in seconds.</summary>
    Small,

    /// <summary>As many people as the plans' tables print: about 1.2 million.</summary>
    Printed,
}
