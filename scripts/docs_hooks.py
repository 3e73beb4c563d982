"""What the site does with a page before it is built; named under `hooks` in mkdocs.yml.

Examples with prompts are fenced as `python`, so that the tests run them. The site shows them as sessions, in which
prompts, code and output look different. Without this hook the pages are the same but for their colours.
"""

from typing import Any


def on_page_markdown(markdown: str, **_of_the_page: Any) -> str:
    """Mark examples with prompts as sessions."""
    return markdown.replace("```python\n>>> ", "```pycon\n>>> ")
