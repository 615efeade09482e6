// Arguments and results as COM has them.
#pragma once

#include "methods.h"
#include "wire.h"

// Converts the arguments of a call as MFC does: what VariantChangeType can convert is taken.
HRESULT TakeArguments(const Method& method, const DISPPARAMS& given, std::vector<wire::Value>& taken, UINT* wrong);

BSTR NewBstr(std::string_view utf8);

// Fills VARIANTs for an event, last argument first, as IDispatch::Invoke wants them. To be cleared by the caller.
std::vector<VARIANTARG> EventArguments(const std::vector<wire::Value>& values);
