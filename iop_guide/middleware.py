"""What every response carries."""

from django.utils.cache import patch_cache_control


def never_kept(get_response):
    """Keep pages out of every cache: each may show an answer, or that someone was here."""

    def respond(request):
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, no_store=True, private=True)
        return response

    return respond
