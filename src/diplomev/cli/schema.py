"""`diplomev schema`: the JSON Schema of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diplomev.cli.app import FINE
from diplomev.cli.output import print_json

if TYPE_CHECKING:
    from diplomev.schema import Profile


@click.command("schema")
@click.option(
    "--profile", type=click.Choice(["full", "structured-output"]), default="full", show_default=True,
    help="The data model itself, or what language models are asked for.",
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Where to write it; stdout where not given.")
def command(profile: Profile, output: str | None) -> int:
    """Print the JSON Schema (2020-12) of a bundle or a record, all in one document."""
    import orjson

    from diplomev.exchange.io import open_for_writing
    from diplomev.schema import json_schema

    schema = json_schema(profile)
    if output is None or output == "-":
        print_json(schema)
        return FINE
    with open_for_writing(output, compress=False) as stream:
        stream.write(orjson.dumps(schema, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    return FINE
