"""What Schemathesis cannot know from the description of the API."""

import json

import schemathesis
from hypothesis import strategies

scalars = strategies.none() | strategies.booleans() | strategies.integers() | strategies.text(max_size=8)
documents = strategies.recursive(
    scalars,
    lambda inner: strategies.lists(inner, max_size=3)
    | strategies.dictionaries(strategies.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)

# A text that is itself a JSON document: no regular expression says so.
schemathesis.openapi.format("json", documents.map(json.dumps))

# The members of a request that are as right for one element as for another.
SHARED = {"the request", "name", "tags", "externalAuthentication", "providerData", "configuration", "propertyValue"}


@schemathesis.hook
def filter_case(context, case):
    """A call takes `page` or `nextPage`: OpenAPI cannot say that two parameters exclude each other."""
    return not {"page", "nextPage"} <= set(case.query or {})


@schemathesis.check
def told_reason(ctx, response, case):
    """A request that follows the schema is refused only for what the element is."""
    is_positive = case.meta is not None and case.meta.generation.mode.is_positive
    if response.status_code != 400 or not is_positive:
        return
    answer = response.json()
    of_element = ("does not authenticate with OAuth 2", "has no `oauth.authorization.url`")
    if any(reason in answer["message"] for reason in of_element):
        return
    entries = {violation["entry"] for violation in answer.get("violations", [])}
    assert entries and not entries & SHARED, answer["message"]
