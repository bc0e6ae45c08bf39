"""Words by which the re3d adapter sorts noun phrases into the set's types; the program itself has no such types."""

PERSON_PRONOUNS = frozenset("i me myself he him himself she herself".split())
GROUP_PRONOUNS = frozenset("we us ourselves they them themselves".split())
TITLES = frozenset(
    """mr mrs ms dr sir lord lady president minister secretary general gen lt col colonel maj major capt captain sgt
    commander ambassador king prince sheikh mayor chancellor director chairman spokesman spokeswoman spokesperson judge
    professor prof imam ayatollah emir premier senator advisor adviser envoy deputy vice foreign prime defence defense
    brigadier admiral chief leader he""".split()
)
PERSON_NOUNS = frozenset(
    """man woman boy girl child student doctor nurse teacher journalist soldier officer minister president
    secretary spokesman spokeswoman spokesperson leader commander brother sister mother father son daughter wife husband
    artist director manager owner worker driver fighter king prince mayor ambassador envoy emir engineer farmer lawyer
    resident victim suspect patient friend author""".split()
)
GROUP_NOUNS = frozenset(
    """government coalition army military police force forces troops group groups militia militias rebels opposition
    people civilians children women men families family victims refugees residents journalists doctors nurses patients
    students fighters militants terrorists soldiers snipers partners allies community team teams staff members party
    parties council ministry department agency organisation organization organisations organizations network networks
    unit units authorities leaders officials forces countries nations states citizens villagers minorities volunteers
    workers activists experts advisers committee commission company companies embassy parliament congress administration
    regime union force command squadron brigade battalion division faction factions tribes tribe communities
    populations population extremists jihadists hostages prisoners detainees survivors crew investors
    donors agencies governments militaries teachers""".split()
)
GROUP_NAMES = frozenset(
    """command force forces council department ministry group agency office union nations coalition committee commission
    party front army navy corps brigade division organisation organization institute university news reuters bbc house
    parliament congress company foundation observatory mission service bank team centre center court embassy government
    guard state movement league association board network police states kingdom""".split()
)
PLACE_NOUNS = frozenset(
    """city town village area region country province district suburb street building library hospital school mosque
    church camp base border house home homes houses buildings streets towns villages cities areas regions restaurant
    market station airport bridge road river valley mountain front line territory territories site sites location
    neighbourhood neighborhood capital prison room cafe square headquarters compound bunker
    checkpoint refinery wells field dam port facility facilities shop university hotel
    embassy store stronghold east west north south outskirts coast plain frontline positions position sea gulf
    barracks place""".split()
)
WEAPONS = frozenset(
    """bomb bombs shell shells rocket rockets missile missiles mortar mortars gun guns rifle rifles grenade grenades
    mine mines landmine landmines ied ieds vbied vbieds artillery bullets bullet weapon weapons munitions ammunition
    explosives explosive launcher launchers torpedo shrapnel chlorine sarin warhead warheads""".split()
)
PLATFORMS = frozenset(
    """tank tanks aircraft drone drones uav uavs helicopter helicopters warplane warplanes bomber bombers fighter jet
    jets frigate carrier destroyer ship ships submarine gunship gunships apc apcs humvee humvees warship warships
    """.split()
)
VEHICLES = frozenset("car cars truck trucks bus buses vehicle vehicles tanker lorry lorries".split())
