"""Rooms: each a file of its own with its rules, what is tried there and its calls; put together here."""
import corrections
import identity
import loss
import lots
import patients
import record
import samples
import source
import touched

HOUSE = (source, loss, lots, corrections, touched, identity, patients, samples)
ROOMS = (source.Source, loss.Loss, lots.Lots, corrections.Corrections, touched.Touched, identity.Identity, patients.Patients, samples.Samples)
RIGHTS = record.RIGHTS | {name: set(roles.split()) for room in HOUSE for name, roles in room.RIGHTS.items()}


def gathered(what, empty):
    """What each room says of itself under one name, if it does."""
    for room in HOUSE:
        empty |= getattr(room, what, type(empty)())
    return empty


VERSIONED, CARRIED, RECORDS = gathered("VERSIONED", set()), gathered("CARRIED", set()), gathered("RECORDS", {})


def tries(t):
    return [act for room in HOUSE for act in room.tries(t)]


def calls(*given):
    return {name: call for room in HOUSE for name, call in room.calls(*given).items()}
