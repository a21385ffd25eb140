namespace Iurc.Cms.Delivery.LogIn.Passwords;

/// <summary>
/// The project's own list of words and rows of keys: what people choose, by the studies of leaked passwords that everybody knows, in the
/// languages of the staff. In small letters without accents.
/// </summary>
internal static class EasyWords
{
    /// <summary>The words, and each from behind.</summary>
    public static IReadOnlySet<string> All { get; } = Words().SelectMany(word => new[] { word, new string([.. word.Reverse()]) }).ToHashSet(StringComparer.Ordinal);

    /// <summary>Keys that are next to one another, letters and digits in their order.</summary>
    public static IReadOnlyList<string> Rows { get; } =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p", "!@#$%^&*()", "!\"§$%&/()=", "147258369",
    ];

    private static string[] Words() => string.Join(' ',
        // For passwords and accounts.
        "administrator administrador administrateur password passwort passwd motdepasse contrasena wachtwoord parola passphrase kennwort clave",
        "welcome bienvenue bienvenido willkommen letmein iloveyou jetaime teamo admin login logon access secret secreto default changeme change temporary temp",
        "root super user guest editor contributor master manager hello hallo bonjour hola company office computer internet website server google microsoft",
        "orchard whatever trustno starwars qazwsx wsxedc 1q2w3e4r q1w2e3r4 azerty qwerty qwertz correct horse battery staple troubador troubadour",
        // Liked things.
        "sunshine princess dragon monkey football baseball basketball soccer superman batman spiderman pokemon shadow flower summer winter spring autumn",
        "freedom love lover loveme baby girl angel star lucky happy smile sweet heart chocolate cookie cheese banana orange cherry pepper ginger coffee",
        "mouse tiger lion eagle wolf bear puppy kitten kitty bunny butterfly rainbow diamond silver golden purple yellow black white green blue",
        "family mother father sister brother friend friends music guitar magic phoenix ninja killer hunter player gamer samsung iphone apple",
        "sommer herbst fruhling liebe schatz sonne blume hund katze amour soleil chocolat printemps hiver verano invierno otono primavera amor corazon",
        // The calendar, in four languages.
        "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miercoles jueves viernes sabado domingo montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "january february march april june july august september october november december",
        "janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "januar februar maerz marz juni juli oktober dezember",
        // First names.
        "michael charlie jessica daniel ashley thomas jordan maria anna peter paul john james robert david william richard joseph charles george",
        "christopher matthew anthony andrew joshua kevin brian jennifer michelle amanda melissa nicole stephanie elizabeth sarah laura emma sophie",
        "julia julie marie jean pierre jacques philippe nicolas antoine camille claire louis lucas thibault jose juan carlos luis antonio francisco",
        "miguel manuel javier pedro pablo carmen isabel lucia elena sofia hans klaus stefan andreas martin markus sebastian alexander christian",
        "katharina susanne sabine petra monika claudia victoria samantha patrick simon oliver marco giulia francesca giovanni luca alice hannah",
        // Cities, countries, clubs.
        "london paris berlin madrid rome roma lisbon lisboa vienna wien prague warsaw dublin athens amsterdam brussels bruxelles brussel barcelona",
        "milano milan munich munchen hamburg frankfurt cologne zurich geneva lyon marseille porto valencia sevilla copenhagen stockholm helsinki",
        "newyork chicago boston dallas houston seattle toronto montreal vancouver ottawa washington california texas florida",
        "spain espana france germany deutschland italia italy portugal belgium belgique england ireland netherlands austria poland",
        "liverpool arsenal chelsea everton manchester united tottenham juventus inter realmadrid bayern dortmund benfica ajax celtic rangers",
        // What this site is about, which its attackers know.
        "international cooperation programme program regional northamerica northam north america american canada europe europa european union brussels",
        "commission urban region iurc city cities mexico project")
        .Split(' ');
}
